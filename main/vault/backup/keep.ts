import type { Instant } from '../../../shared/records/primitives.ts';
import { addDays, todayIn, weekday } from '../../../shared/rules/calendar.ts';

/** What decides whether a backup is kept. */
export interface Keepable {
  readonly name: string;
  readonly at: Instant;
  /** Whole, and of a vault that was. */
  readonly isGood: boolean;
  readonly isProven: boolean;
  /** Of vault.json and the records: a program that brought the house to a newer one may have done it badly. */
  readonly version: string;
}

/** How many of the last days, weeks and months that have a backup keep one. */
export const generations = { days: 7, weeks: 5, months: 12 } as const;

/**
 * The names to keep, of backups given newest first: the newest good one of each of the last days, weeks (from Monday) and
 * months of the house that have any, so that neither a house that was closed nor a clock that was wrong loses one; the
 * newest, the newest good, the newest proven one and the newest good one of each version; and every good one while the
 * newest is not.
 */
export function namesToKeep(backups: readonly Keepable[], timeZone: string): ReadonlySet<string> {
  const dated = backups.map((backup) => ({ ...backup, day: todayIn(timeZone, backup.at) }));
  const good = dated.filter(({ isGood }) => isGood);
  const newest = dated.slice(0, 1);
  const kept = [
    ...newestOfEach(dated, ({ day }) => day, generations.days),
    ...newestOfEach(dated, ({ day }) => addDays(day, 1 - weekday(day)), generations.weeks),
    ...newestOfEach(dated, ({ day }) => day.slice(0, 7), generations.months),
    ...newestOfEach(good, ({ version }) => version, Infinity),
    ...newest,
    ...(newest.every(({ isGood }) => isGood) ? good.slice(0, 1) : good),
    ...dated.filter(({ isProven }) => isProven).slice(0, 1),
  ];
  return new Set(kept.map(({ name }) => name));
}

function newestOfEach<Dated extends Keepable>(
  backups: readonly Dated[],
  spanOf: (backup: Dated) => string,
  spans: number,
): readonly Dated[] {
  const bySpan = new Map<string, Dated>();
  for (const backup of backups) {
    const span = spanOf(backup);
    const found = bySpan.get(span);
    if (!found || (backup.isGood && !found.isGood)) bySpan.set(span, backup);
  }
  return [...bySpan.values()].sort((a, b) => (spanOf(a) < spanOf(b) ? 1 : -1)).slice(0, spans);
}
