import fc from 'fast-check';
import type { DischargeReason } from '../../../../../shared/records/people.ts';
import { destinations, dischargeReasons } from '../../../../../shared/records/people.ts';
import { addDays } from '../../../../../shared/rules/calendar.ts';
import type { ReportInput, StayFacts } from '../../../../../shared/rules/report/input.ts';
import { emptyReportInput } from '../../../../../shared/rules/report/input.ts';

/** A day in the two and a half years that end a little after October 2026. */
export const anyDay = fc.integer({ min: 0, max: 930 }).map((days) => addDays('2024-05-01', days));
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined });

/** The same record without the fields that are not known. */
function known<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };
function known(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** One person's stays, one after the other, as the import rules allow them. */
const staysOfOne = fc
  .record({
    first: anyDay,
    episodes: fc.array(
      fc.record({
        gap: fc.nat(60),
        nights: fc.oneof(fc.constantFrom(0, 1, 30, 60, 90, 180), fc.nat(260)),
        dischargeReason: maybe(fc.constantFrom<DischargeReason>(...dischargeReasons)),
        destination: maybe(fc.constantFrom(...destinations)),
        employedAtExit: maybe(fc.boolean()),
        arrestedDuring: maybe(fc.boolean()),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    lastIsOpen: fc.boolean(),
  })
  .map(({ first, episodes, lastIsOpen }) => {
    let from = first;
    return episodes.map(({ gap, nights, ...exit }, index): Omit<StayFacts, 'personId'> => {
      const admittedOn = index === 0 ? from : addDays(from, gap + 1);
      const dischargedOn = addDays(admittedOn, nights);
      from = dischargedOn;
      return lastIsOpen && index === episodes.length - 1
        ? { admittedOn }
        : { admittedOn, dischargedOn, ...known(exit) };
    });
  });

const personIds = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9', 'p10', 'p11'];
const anyone = fc.constantFrom(...personIds);
const span = fc.record({ since: anyDay, length: maybe(fc.nat(400)) }).map(({ since, length }) => ({
  since,
  ...(length !== undefined && { until: addDays(since, length) }),
}));
const mark = fc
  .record({ mark: maybe(fc.constantFrom('present', 'absent', 'excused')), minutes: maybe(fc.nat(90)) })
  .map(known);

/** Random facts of a dozen people around October 2026, valid as the import would let them in. */
export const randomHouse: fc.Arbitrary<ReportInput> = fc
  .record({
    stays: fc.array(staysOfOne, { maxLength: personIds.length }),
    beds: fc.array(span, { maxLength: 6 }),
    mentors: fc.array(fc.record({ personId: anyone, span }), { maxLength: 6 }),
    pairings: fc.array(fc.record({ residentId: anyone, span }), { maxLength: 6 }),
    sessions: fc.array(
      fc.record({
        on: anyDay,
        minutes: fc.constantFrom(45, 60, 90),
        status: fc.constantFrom('planned', 'held', 'cancelled'),
        leaderIds: fc.array(anyone, { maxLength: 2 }),
        marks: fc.dictionary(anyone, mark, { maxKeys: 5 }),
      }),
      { maxLength: 20 },
    ),
    contacts: fc.array(
      fc.record({ mentorId: anyone, personId: anyone, on: anyDay, minutes: maybe(fc.nat(60)), reached: fc.boolean() }),
      { maxLength: 30 },
    ),
    enrollments: fc.array(
      fc.record({ personId: anyone, startedOn: anyDay, end: maybe(fc.nat(500)), certified: fc.boolean() }),
      { maxLength: 8 },
    ),
  })
  .map(({ stays, beds, mentors, pairings, sessions, contacts, enrollments }) => ({
    ...emptyReportInput,
    stays: stays.flatMap((episodes, index) => episodes.map((stay) => ({ personId: `p${index}`, ...stay }))),
    beds: beds.map(({ since, ...rest }) => ({
      availableFrom: since,
      ...('until' in rest && { availableTo: rest.until }),
    })),
    mentors: mentors.map(({ personId, span }) => ({ personId, ...span })),
    pairings: pairings.map(({ residentId, span }) => ({ residentId, ...span })),
    sessions: sessions.map(({ on, ...session }, index) => ({ id: `x${index}`, startsAt: `${on}T19:00`, ...session })),
    contacts: contacts.map(({ mentorId, on, personId, minutes, reached }, index) => ({
      mentorId,
      contacts: [{ id: `c${index}`, personId, at: `${on}T10:00`, reached, ...(minutes !== undefined && { minutes }) }],
    })),
    enrollments: enrollments.map(({ personId, startedOn, end, certified }, index) => ({
      id: `e${index}`,
      personId,
      startedOn,
      ...(end !== undefined && { [certified ? 'certifiedOn' : 'endedOn']: addDays(startedOn, end) }),
    })),
  }));
