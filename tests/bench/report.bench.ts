import { addDays, dayNumber, fromDayNumber } from '../../shared/rules/calendar.ts';
import { figuresFrom } from '../../shared/rules/report/figures.ts';
import { houseFactsOf } from '../../shared/rules/report/house-facts.ts';
import type { ReportInput } from '../../shared/rules/report/input.ts';
import { emptyReportInput } from '../../shared/rules/report/input.ts';
import { periodOf } from '../../shared/rules/report/period.ts';
import { trendOf } from '../../shared/rules/report/trend.ts';
import { conclude, inTurns, tell } from './turns.ts';

/*
 * The ten-year house of DESIGN 7: 1,500 people, 1,900 stays, 15,600 sessions of 25 marks, 60,000 contacts, 20,000
 * drug tests. Budget: the monthly report with its 12-month trend in 150 ms.
 */
const firstDay = '2016-11-01';
const lastDay = '2026-10-31';
const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;

// A linear congruential generator: the same house every time.
let state = 20_261_031;
const below = (limit: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * limit);
};
const someDay = (): string => addDays(firstDay, below(days));
const many = <Item>(length: number, make: (index: number) => Item): Item[] =>
  Array.from({ length }, (_, at) => make(at));
const person = (index = below(1500)): string => `p${index}`;
const reasons = ['completed', 'transferred', 'left', 'asked-to-leave', 'other'] as const;
const markValues = ['present', 'present', 'present', 'absent', 'excused'] as const;
const results = ['negative', 'negative', 'positive', 'refused', 'pending'] as const;

const stays = many(1900, (index) => {
  const admittedOn = someDay();
  const dischargedOn = addDays(admittedOn, below(380));
  return {
    personId: person(index % 1500),
    admittedOn,
    ...(dischargedOn <= lastDay && { dischargedOn, dischargeReason: reasons[index % 5] ?? 'other' }),
  };
});
const sessions = many(15_600, (index) => ({
  id: `x${index}`,
  startsAt: `${fromDayNumber(dayNumber(firstDay) + Math.floor((index * days) / 15_600))}T19:00`,
  minutes: 60,
  status: 'held' as const,
  leaderIds: [person(index % 40)],
  marks: Object.fromEntries(
    many(25, (line) => [person((index * 7 + line * 31) % 1500), { mark: markValues[line % 5] ?? 'present' }]),
  ),
}));
const contacts = many(40, (mentor) => ({
  mentorId: person(mentor),
  contacts: many(1500, (index) => ({
    id: `c${mentor}-${index}`,
    personId: person(),
    at: `${someDay()}T10:00`,
    minutes: 20,
    reached: index % 5 !== 0,
  })),
}));
const house: ReportInput = {
  ...emptyReportInput,
  stays,
  sessions,
  contacts,
  beds: many(100, () => ({ availableFrom: firstDay })),
  mentors: many(40, (index) => ({ personId: person(index), since: someDay() })),
  pairings: many(1500, (index) => ({ residentId: person(index), since: someDay() })),
  enrollments: many(80, (index) => ({ id: `e${index}`, personId: person(index % 40), startedOn: someDay() })),
  hours: many(4000, () => ({ on: someDay(), kind: 'training' as const, hours: 1.25 })),
  screens: many(20_000, (index) => ({
    id: `s${index}`,
    personId: person(),
    on: someDay(),
    result: results[index % 5] ?? 'negative',
  })),
};
const laidOut = houseFactsOf(house);

const fromRecords = 'the month with its 12-month trend, from the records';
const turns = await inTurns('figures', 12, {
  [fromRecords]: () => {
    const facts = houseFactsOf(house);
    figuresFrom(facts, periodOf('2026-10', 1));
    trendOf(facts, '2026-10');
  },
  'twelve months with their trend, from the records': () => {
    const facts = houseFactsOf(house);
    figuresFrom(facts, periodOf('2026-10', 12));
    trendOf(facts, '2026-10');
  },
  'laying out the facts alone': () => houseFactsOf(house),
  'the month alone, facts laid out': () => figuresFrom(laidOut, periodOf('2026-10', 1)),
});
conclude(
  'the month with its 12-month trend, nothing remembered',
  { atMost: 150, unit: 'ms' },
  turns.median((of) => of(fromRecords)),
  turns.median((of) => of(fromRecords), 'worked'),
);
tell();
