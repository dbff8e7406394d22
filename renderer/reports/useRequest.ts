import type { ReportRequest } from '../../shared/contract/reports.ts';
import { places, useAddressState } from '../app/places.tsx';
import { useSignedIn } from '../app/session.tsx';
import { type Chosen, requestOf, standardChoice } from './request.ts';

interface RequestInAddress {
  readonly request: ReportRequest;
  readonly chosen: Chosen;
  readonly choose: { readonly [Name in keyof Chosen]: (next: string) => void };
  /** The same report, on its screen or on paper. */
  readonly place: (view: 'figures' | 'print') => string;
}

/** Which report is asked for. It stands in the address, so that unlocking and *Back* find it again. */
export function useRequest(): RequestInAddress {
  const { today } = useSignedIn();
  const standard = standardChoice(today);
  const [month, setMonth] = useAddressState('month', standard.month);
  const [length, setLength] = useAddressState('length', standard.length);
  const [reader, setReader] = useAddressState('for', standard.reader);
  const [smallest, setSmallest] = useAddressState('smallest', standard.smallest);
  const chosen = { month, length, reader, smallest };
  const search = new URLSearchParams({ month, length, for: reader, ...(smallest !== '' && { smallest }) });
  return {
    request: requestOf(chosen, today),
    chosen,
    choose: { month: setMonth, length: setLength, reader: setReader, smallest: setSmallest },
    place: (view) => `${places.reports}${view === 'print' ? '/print' : ''}?${search.toString()}`,
  };
}
