import type { Due } from '../../../shared/contract/everyday.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { addDays, daysBetween } from '../../../shared/rules/calendar.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { bedOn, phaseOn } from '../../../shared/rules/stays.ts';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { countToSign } from '../certification.ts';
import type { Desk, HouseState, StaffState } from '../context.ts';
import { pairingsOn, residentsWithoutMentor, walksOf } from '../mentors.ts';
import { anyPerson, ownCompartments } from '../people.ts';
import { staysOfNight } from '../residents/bed-board.ts';
import { missingSheets, sessionsBetween } from '../sessions.ts';

/** A mentor and a resident who have not talked for so long could use a hello; staff hear of it later than the mentor. */
const quietDaysForMentor = 7;
const quietDaysForStaff = 14;
const daysBeforeExpiry = 90;
const daysOfOpenRolls = 14;

/** What is due today, most pressing first, one line for each kind of thing. */
export function dueFor(desk: Desk): Due[] {
  const lines = desk.isStaff ? [...groupsDue(desk), ...staffDue(desk, desk.staffState())] : mentorDue(desk);
  return lines.filter(({ count }) => count > 0);
}

function mentorDue(desk: Desk): Due[] {
  const { personId } = desk;
  const quiet = personId === undefined ? [] : walksOf(desk.houseState(), personId, desk.today);
  return [
    ...groupsDue(desk),
    ...quiet
      .filter(({ quietDays }) => quietDays >= quietDaysForMentor)
      .map(({ resident, quietDays }): Due => ({
        kind: 'quiet-walk',
        person: resident,
        text: `You and ${displayName(resident)} last talked ${quietDays} days ago. A short hello counts.`,
        count: 1,
      })),
  ];
}

function groupsDue(desk: Desk): Due[] {
  const sheets = missingSheets(desk);
  const rolls = openRolls(desk).filter(({ id }) => !sheets.some((sheet) => sheet.id === id));
  return [
    ofGroups(
      'missing-sheet',
      sheets,
      ({ title }) => `Enter the sheet of ${title}`,
      (count) => `Enter ${count} sheets`,
    ),
    ofGroups(
      'unfinished-roll',
      rolls,
      ({ title }) => `Take or finish the roll of ${title}`,
      (count) => `Take or finish ${count} rolls`,
    ),
  ];
}

/** Groups of the last fortnight that are over, and whose roll nobody has taken or finished; oldest first. */
function openRolls(desk: Desk): readonly SessionRow[] {
  const now = desk.localNow;
  return sessionsBetween(desk, addDays(desk.today, -daysOfOpenRolls), desk.today).filter(
    (session) =>
      session.startsAt < now &&
      (session.status === 'planned' ||
        (session.status === 'held' && session.finishedAt === undefined && session.counts.unmarked > 0)),
  );
}

function ofGroups(
  kind: Due['kind'],
  sessions: readonly SessionRow[],
  one: (session: SessionRow) => string,
  many: (count: number) => string,
): Due {
  const [first] = sessions;
  const text = first && sessions.length === 1 ? one(first) : many(sessions.length);
  return { kind, ...(first && { sessionId: first.id }), text, count: sessions.length };
}

function staffDue(desk: Desk, state: StaffState): Due[] {
  const { today } = desk;
  return [
    ofPeople(
      'resident-without-bed',
      withoutBed(state, today),
      (who) => `${who} has no bed tonight`,
      (count) => `${count} residents have no bed tonight`,
    ),
    ...(isOnlyAdministrator(desk)
      ? [
          {
            kind: 'second-administrator' as const,
            text: 'Add a second administrator, so that nobody is locked out',
            count: 1,
          },
        ]
      : []),
    ofPeople(
      'quiet-walk',
      quietWalks(state, today),
      (who) => `${who} and their mentor could use a hand`,
      (count) => `${count} residents and their mentors could use a hand`,
    ),
    ofPeople(
      'resident-without-mentor',
      residentsWithoutMentor(state, today),
      (who) => `${who} walks with nobody yet`,
      (count) => `${count} residents walk with nobody yet`,
    ),
    count(
      'hours-to-sign',
      countToSign(state),
      'One line of hours waits for a signature',
      (n) => `${n} lines of hours wait for a signature`,
    ),
    ofPeople(
      'expiring-certificate',
      expiring(state, today),
      (who) => `${who}’s certificate expires within 90 days`,
      (n) => `${n} certificates expire within 90 days`,
    ),
    ofPeople(
      'phase-length-passed',
      pastPhase(state, today),
      (who) => `${who} is past the usual length of their phase`,
      (n) => `${n} residents are past the usual length of their phase`,
    ),
  ];
}

const isOnlyAdministrator = (desk: Desk): boolean =>
  desk.role === 'administrator' && desk.session.users().filter(({ role }) => role === 'administrator').length < 2;

const withoutBed = (state: StaffState, today: Day): readonly PersonRef[] =>
  staysOfNight(state, today)
    .filter((stay) => !bedOn(stay, today))
    .map(({ personId }) => anyPerson(state, personId));

function quietWalks(state: HouseState, today: Day): readonly PersonRef[] {
  const holding = pairingsOn(state, today);
  return [...new Set(holding.map(({ mentorId }) => mentorId))]
    .flatMap((mentorId) => walksOf(state, mentorId, today, holding))
    .filter(({ quietDays, inTheHouse }) => inTheHouse && quietDays >= quietDaysForStaff)
    .map(({ resident }) => resident);
}

const expiring = (state: StaffState, today: Day): readonly PersonRef[] =>
  ownCompartments(state).flatMap(([personId, { enrollments }]) =>
    Object.values(enrollments)
      .filter(
        ({ status, expiresOn }) =>
          status === 'certified' &&
          expiresOn !== undefined &&
          expiresOn >= today &&
          daysBetween(today, expiresOn) <= daysBeforeExpiry,
      )
      .map(() => anyPerson(state, personId)),
  );

const pastPhase = (state: StaffState, today: Day): readonly PersonRef[] =>
  staysOfNight(state, today)
    .filter((stay) => {
      const entry = phaseOn(stay, today);
      const usual = entry && state.house.phases[entry.phaseId]?.typicalDays;
      return entry !== undefined && usual !== undefined && usual > 0 && daysBetween(entry.from, today) > usual;
    })
    .map(({ personId }) => anyPerson(state, personId));

function ofPeople(
  kind: Due['kind'],
  people: readonly PersonRef[],
  one: (who: string) => string,
  many: (count: number) => string,
): Due {
  const [first] = people;
  if (!first || people.length !== 1) return { kind, text: many(people.length), count: people.length };
  return { kind, person: first, text: one(displayName(first)), count: 1 };
}

const count = (kind: Due['kind'], n: number, one: string, many: (n: number) => string): Due => ({
  kind,
  text: n === 1 ? one : many(n),
  count: n,
});
