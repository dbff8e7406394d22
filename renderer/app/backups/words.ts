import type { BackupView } from '../../../shared/contract/backups.ts';
import { damagedSentence, isRefusalCode, sentenceOf } from '../../../shared/messages/refusals.ts';

type Facts = Readonly<Record<string, string | number>>;

/** `1.4 MB`. */
export function writeSize(bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const);
  return new Intl.NumberFormat('en-US', {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes < 10_000_000 ? 1 : 0,
  }).format(bytes / size);
}

const countWords: Readonly<Record<string, string>> = { residents: 'live here', checkIns: 'check-ins' };

/** `90 people, 12 live here, 214 groups`, once somebody has opened it; before that, how many changes it holds. */
export const writeHolds = ({ proof, lines }: BackupView): string =>
  proof
    ? Object.entries(proof.counts)
        .map(([what, count]) => `${count.toLocaleString('en-US')} ${countWords[what] ?? what}`)
        .join(', ')
    : `${lines.toLocaleString('en-US')} changes`;

/** Why something about backups did not work, in words. */
export const troubleSentence = (code: string, facts: Facts): string =>
  code === 'damaged'
    ? damagedSentence(String(facts['file']), String(facts['detail']))
    : isRefusalCode(code)
      ? sentenceOf(code, facts)
      : 'Something about backups did not work. Back up now to try again.';
