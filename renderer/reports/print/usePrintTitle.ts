import { useEffect } from 'react';
import type { ReportRequest } from '../../../shared/contract/reports.ts';

/** Names the PDF while it is being made: the print dialog proposes the window's title. */
export function usePrintTitle({ month, months, edition }: ReportRequest): void {
  const title = `Outcome report ${month}${months === 1 ? '' : `, ${months} months`}, ${edition === 'internal' ? 'for staff' : 'for board and funders'}`;
  useEffect(() => {
    let before = document.title;
    const print = (): void => {
      before = document.title;
      document.title = title;
    };
    const printed = (): void => {
      document.title = before;
    };
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', printed);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', printed);
    };
  }, [title]);
}
