import { dayNumber, fromDayNumber } from '../calendar.ts';
import { residentsAt } from './census.ts';
import { inMonths } from './grouping.ts';
import type { HouseFacts } from './house-facts.ts';
import type { ScreenFacts } from './input.ts';
import type { Measure } from './measure.ts';
import { count, countOf, ratio } from './measure.ts';
import type { Period } from './period.ts';
import { isIn } from './period.ts';
import { holdsOn } from './spans.ts';

export const screenFigureIds = [
  'screens.done',
  'screens.negative',
  'screens.positive',
  'screens.refused',
  'screens.pending',
  'screens.negative-rate',
] as const;

export const recoveryFigureIds = [
  ...screenFigureIds,
  'return-to-use.people',
  'work.employed',
  'work.on-site',
  'work.off-site',
  'barc10.n',
  'barc10.change',
  'barc10.at-47',
  'goals.open',
  'goals.met',
] as const;

/** Drug tests, returns to use, work, recovery capital and goals. */
export function recoveryFigures(
  house: HouseFacts,
  period: Period,
): Record<(typeof recoveryFigureIds)[number], Measure> {
  const returned = new Set(Array.from(inMonths(house.returnsToUse, period.months), ({ personId }) => personId));
  const residents = residentsAt(house, period.lastDay);
  const lastDay = fromDayNumber(period.lastDay);
  const isOpen = ({ openedOn, closedOn }: HouseFacts['goals'][number]): boolean =>
    openedOn <= lastDay && (closedOn === undefined || closedOn > lastDay);
  return {
    ...screenFigures(house, period),
    'return-to-use.people': count(returned.size),
    ...workFigures(house, period, residents),
    ...barc10Figures(house, period),
    'goals.open': count(countOf(house.goals, (goal) => residents.has(goal.personId) && isOpen(goal))),
    'goals.met': count(
      countOf(
        house.goals,
        ({ state, closedOn }) => state === 'met' && closedOn !== undefined && isIn(period, dayNumber(closedOn)),
      ),
    ),
  };
}

function screenFigures(house: HouseFacts, { months }: Period): Record<(typeof screenFigureIds)[number], Measure> {
  const tally = { negative: 0, positive: 0, refused: 0, pending: 0 };
  for (const screen of inMonths(house.screens, months)) {
    if (screen.overturns === undefined) tally[settledResult(house, screen)] += 1;
  }
  const done = tally.negative + tally.positive;
  return {
    'screens.done': count(done),
    'screens.negative': count(tally.negative),
    'screens.positive': count(tally.positive),
    'screens.refused': count(tally.refused),
    'screens.pending': count(tally.pending),
    'screens.negative-rate': ratio(tally.negative, done),
  };
}

/** The last negative or positive result of the chain a screen starts, its own included; its own where the chain has none. */
function settledResult({ settledBy }: HouseFacts, start: ScreenFacts): ScreenFacts['result'] {
  let settled = start.result;
  for (let next = settledBy.get(start.id); next !== undefined; next = settledBy.get(next.id)) {
    if (next.result === 'negative' || next.result === 'positive') settled = next.result;
  }
  return settled;
}

function workFigures(
  { employment }: HouseFacts,
  { lastDay }: Period,
  residents: ReadonlySet<string>,
): Record<'work.employed' | 'work.on-site' | 'work.off-site', Measure> {
  const holding = employment.filter((row) => residents.has(row.personId) && holdsOn(row, lastDay));
  const people = (sites: readonly string[]): number =>
    new Set(holding.filter(({ site }) => sites.includes(site)).map(({ personId }) => personId)).size;
  const known = people(['on-site', 'off-site', 'none']);
  return {
    'work.employed': { ...ratio(people(['on-site', 'off-site']), known), unknown: residents.size - known },
    'work.on-site': count(people(['on-site'])),
    'work.off-site': count(people(['off-site'])),
  };
}

function barc10Figures(
  { barc10Of }: HouseFacts,
  { yearStart, lastDay }: Period,
): Record<'barc10.n' | 'barc10.change' | 'barc10.at-47', Measure> {
  let [people, atCutOff, followed, change] = [0, 0, 0, 0];
  for (const scores of barc10Of.values()) {
    const sorted = [...scores].sort((one, other) => one.day - other.day);
    const baseline = sorted[0];
    const latest = sorted.filter(({ day }) => yearStart <= day && day <= lastDay).at(-1);
    if (baseline === undefined || latest === undefined) continue;
    people += 1;
    if (latest.score >= 47) atCutOff += 1;
    if (latest.day === baseline.day) continue;
    followed += 1;
    change += latest.score - baseline.score;
  }
  return {
    'barc10.n': count(followed),
    'barc10.change': ratio(change, followed),
    'barc10.at-47': ratio(atCutOff, people),
  };
}
