import type { Phase } from '../../records/house.ts';
import { plain } from './words.ts';

/** The phase that is meant by what a line writes: its name, "Phase 1" for Phase I, "MT 1" for Motivational Track I. */
export function findPhase(written: string, phases: readonly Phase[]): Phase | undefined {
  const key = keyOf(written);
  const matching = (same: (phase: Phase) => boolean): Phase | undefined => {
    const found = phases.filter(same);
    return found.length === 1 ? found[0] : undefined;
  };
  return (
    matching(({ name }) => keyOf(name) === key) ??
    matching(({ name }) => withoutPhase(keyOf(name)) === withoutPhase(key)) ??
    matching(({ name }) => initials(keyOf(name)) === key.replaceAll(' ', '')) ??
    matching(({ name }) => key.length > 2 && keyOf(name).split(' ').includes(key))
  );
}

const roman: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5' };

const keyOf = (text: string): string =>
  plain(text.replace(/(\p{L})(\d)/gu, '$1 $2'))
    .split(' ')
    .map((word) => roman[word] ?? word)
    .join(' ');

const withoutPhase = (key: string): string => key.replace(/^phase /u, '');

/** "mt1" of "motivational track 1". */
const initials = (key: string): string =>
  key
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');
