import { useMutation } from '@tanstack/react-query';
import type { ReportRequest } from '../../shared/contract/reports.ts';
import { client } from '../app/client.ts';
import { useAnnounce } from '../parts/Announce.tsx';

/** Hands the report's CSV to the person as a file. */
export function useCsv(request: ReportRequest) {
  const announce = useAnnounce();
  return useMutation({
    mutationFn: () => client.reports.csv(request),
    onSuccess: ({ fileName, text }) => {
      handOver(fileName, text);
      announce(`Downloaded: ${fileName}`);
    },
  });
}

function handOver(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // A shell may ask where to put the file before it reads it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
