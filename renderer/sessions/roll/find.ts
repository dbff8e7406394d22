import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import type { Line, RollState } from './roll.ts';

const most = 8;
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Lines, and people not on the roll, a word of whose name begins as typed; accents do not matter. At most eight of each. */
export function found(
  state: Pick<RollState, 'lines' | 'others'>,
  typed: string,
): { readonly lines: readonly Line[]; readonly others: readonly PersonRef[] } {
  const wanted = plain(typed.trim());
  if (wanted === '') return { lines: [], others: [] };
  const matches = (name: string): boolean => {
    const words = plain(name);
    return words.startsWith(wanted) || words.split(/[\s-]+/).some((word) => word.startsWith(wanted));
  };
  return {
    lines: state.lines.filter((line) => matches(line.name)).slice(0, most),
    others: state.others.filter((person) => matches(displayName(person))).slice(0, most),
  };
}
