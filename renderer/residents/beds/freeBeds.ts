import { useQuery } from '@tanstack/react-query';
import type { Day } from '../../../shared/records/primitives.ts';
import { bedLabel } from '../../../shared/rules/names.ts';
import { queries } from '../../app/client.ts';
import { byRoom } from './rooms.ts';

/** The beds free on a night, to choose from in the order of the rooms; empty while they are being fetched. */
export function useFreeBeds(on: Day | undefined): { value: string; label: string }[] {
  const board = useQuery(
    queries.residents.bedBoard.queryOptions({ input: on === undefined ? {} : { on }, placeholderData: (held) => held }),
  );
  const free = (board.data?.beds ?? []).filter(({ occupant }) => occupant === undefined);
  return byRoom(free).flatMap(({ beds }) => beds.map(({ bed }) => ({ value: bed.id, label: bedLabel(bed) })));
}
