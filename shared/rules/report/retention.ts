import type { HouseFacts } from './house-facts.ts';
import type { Measure } from './measure.ts';
import { countOf, ratio } from './measure.ts';
import type { Period } from './period.ts';
import type { StaySpan } from './spans.ts';

export const retentionFigureIds = [
  'retention.30',
  'retention.60',
  'retention.90',
  'retention.180',
  'retention.median-stay',
] as const;

/** Who is still here after so many days, and how long people stay. */
export function retentionFigures(
  { stays }: HouseFacts,
  period: Period,
): Record<(typeof retentionFigureIds)[number], Measure> {
  const after = (days: number): Measure => {
    const cohort = stays.filter(
      ({ admitted }) => period.yearStart <= admitted + days && admitted + days <= period.lastDay,
    );
    const kept = countOf(
      cohort,
      ({ facts, admitted, discharged }) => discharged >= admitted + days || facts.dischargeReason === 'completed',
    );
    return ratio(kept, cohort.length);
  };
  return {
    'retention.30': after(30),
    'retention.60': after(60),
    'retention.90': after(90),
    'retention.180': after(180),
    'retention.median-stay': medianStay(stays, period),
  };
}

/** How long a stay was watched, in days, and whether it ended in a way that counts as leaving. */
interface Watched {
  readonly days: number;
  readonly left: boolean;
}

function watched({ facts, admitted, discharged }: StaySpan, lastDay: number): Watched {
  if (discharged > lastDay) return { days: lastDay - admitted, left: false };
  const stayedOn = ['completed', 'transferred', 'died'].includes(facts.dischargeReason ?? 'unknown');
  return { days: Math.max(1, discharged - admitted), left: !stayedOn };
}

/** The Kaplan–Meier median: the first time at which at most half are estimated still to be here. */
function medianStay(stays: readonly StaySpan[], { twoYearStart, lastDay }: Period): Measure {
  const observed = stays
    .filter(({ admitted }) => twoYearStart <= admitted && admitted <= lastDay)
    .map((stay) => watched(stay, lastDay))
    .filter(({ days }) => days > 0);
  const times = new Map<number, { leaving: number; all: number }>();
  for (const { days, left } of observed) {
    const at = times.get(days) ?? { leaving: 0, all: 0 };
    times.set(days, { leaving: at.leaving + (left ? 1 : 0), all: at.all + 1 });
  }
  // The curve is a product of fractions, kept whole: a half must be met exactly, not nearly.
  let [over, under, atRisk] = [1n, 1n, observed.length];
  for (const [days, { leaving, all }] of [...times].sort(([one], [other]) => one - other)) {
    if (leaving > 0) {
      over *= BigInt(atRisk - leaving);
      under *= BigInt(atRisk);
      if (2n * over <= under) return { value: days, denominator: observed.length };
    }
    atRisk -= all;
  }
  return { denominator: observed.length };
}
