import type { MentorRow } from '../../shared/contract/mentors.ts';
import type { PersonRef } from '../../shared/contract/views.ts';
import { ownName } from '../../shared/records/compartments.ts';
import type { MentorRole, Pairing } from '../../shared/records/mentors.ts';
import type { Day, Id } from '../../shared/records/primitives.ts';
import { addDays, weekday } from '../../shared/rules/calendar.ts';
import { isOpenFrom, overlap } from '../../shared/rules/pairing.ts';
import { programOf } from '../../shared/rules/programs.ts';
import { holdsOn } from '../../shared/rules/stays.ts';
import { contactViews } from './contacts.ts';
import type { Desk, HouseState, StaffState } from './context.ts';
import { os } from './gate.ts';
import { pairingsOn, pastWalksOf, walksOf } from './mentors/walks.ts';
import { byName, callName, knownPerson, ownOf, personRef } from './people.ts';
import { refuse } from './refused.ts';
import { allWeekly, sessionsFrom } from './sessions/find.ts';
import { titleOf } from './sessions/view.ts';
import { settleEach } from './sessions/store.ts';
import { peek, settlePerson } from './walls.ts';
import { weeklyGroupsLedAfter } from './weekly-groups.ts';

export { pairingsOn, walksOf } from './mentors/walks.ts';

const fortnight = 14;

/** Mentors, as staff run them. */
export const mentorsCalls = {
  list: os.mentors.list.handler(({ context: { desk }, input: { who } }) => {
    const state = desk.staffState();
    const latest = latestRoles(state);
    const holding = pairingsOn(state, desk.today);
    const groups = groupsLedThisWeek(state, desk.today);
    const rows = [...latest.values()]
      .filter((role) => isOpenFrom(role, desk.today) === (who === 'present'))
      .map((role) => mentorRow(desk, state, role, holding, groups.get(role.personId) ?? 0));
    return {
      rows: rows.sort((one, other) => byName(one.person, other.person)),
      residentsWithoutMentor: residentsWithoutMentor(state, desk.today),
    };
  }),

  get: os.mentors.get.handler(({ context: { desk }, input: { personId } }) => {
    const state = desk.staffState();
    const person = knownPerson(state, personId);
    const roles = rolesOf(state, personId).sort((one, other) => (one.since > other.since ? -1 : 1));
    const strengths = roles[0] && state[ownName(personId)]?.strengths?.[roles[0].id];
    const signInName = signInNameOf(desk, personId);
    return {
      person,
      roles,
      ...(strengths !== undefined && { strengths }),
      ...(signInName !== undefined && { signInName }),
      walks: [...walksOf(state, personId, desk.today)],
      pastWalks: [...pastWalksOf(state, personId, desk.today)],
      contacts: [...contactViews(state, personId)],
      nextGroups: sessionsFrom(state, desk.today, addDays(desk.today, fortnight - 1))
        .filter(({ session }) => session.status !== 'cancelled' && session.leaderIds.includes(personId))
        .map(({ session }) => ({ id: session.id, startsAt: session.startsAt, title: titleOf(session) })),
    };
  }),

  appoint: os.mentors.appoint.handler(async ({ context: { desk }, input }) => {
    const { personId, since, level, capacity } = input;
    const role: MentorRole = {
      id: desk.newId(),
      personId,
      since,
      ...(level !== undefined && { level }),
      ...(capacity !== undefined && { capacity }),
    };
    const deed = {
      action: 'mentors.appoint',
      label: `${callName(desk.staffState(), personId)} as a mentor`,
      target: personId,
    };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      knownPerson(draft, personId);
      const known = rolesOf(draft, personId).find((other) => overlap(other, role));
      if (known) {
        refuse('already-mentor', { field: 'personId', facts: { name: callName(draft, personId), since: known.since } });
      }
      draft.house.mentors[role.id] = role;
      ownOf(draft, personId);
      settlePerson(draft, personId, desk.today);
    });
    return { saved };
  }),

  changeRole: os.mentors.changeRole.handler(async ({ context: { desk }, input }) => {
    const { id, level, capacity, strengths } = input;
    const { personId } = desk.staffState().house.mentors[id] ?? refuse('no-such-record');
    const label = `change of ${callName(desk.staffState(), personId)} as a mentor`;
    const saved = await desk.changeAsStaff({ action: 'mentors.changeRole', label, target: personId }, (draft) => {
      const role = draft.house.mentors[id] ?? refuse('no-such-record');
      setOrDelete(role, 'level', level);
      setOrDelete(role, 'capacity', capacity);
      setOrDelete((ownOf(draft, personId).strengths ??= {}), id, strengths);
    });
    return { saved };
  }),

  endRole: os.mentors.endRole.handler(async ({ context: { desk }, input: { roleId, until } }) => {
    const { personId } = desk.staffState().house.mentors[roleId] ?? refuse('no-such-record');
    const label = `end of ${callName(desk.staffState(), personId)} as a mentor`;
    const saved = await desk.changeAsStaff({ action: 'mentors.endRole', label, target: personId }, (draft) => {
      const role = peek(draft.house.mentors)[roleId] ?? refuse('no-such-record');
      if (until < role.since) refuse('until-before-since', { field: 'until', facts: { since: role.since } });
      refuseWhileLeading(draft, personId, until);
      draft.house.mentors[roleId] = { ...role, until };
      settleEach(draft, [personId, ...endPairingsOf(draft, role, until)], desk.today);
    });
    return { saved };
  }),

  pair: os.mentors.pair.handler(async ({ context: { desk }, input }) => {
    const { mentorId, residentId, since, reason } = input;
    const pairing: Pairing = { id: desk.newId(), mentorId, residentId, since };
    const state = desk.staffState();
    const label = `${callName(state, mentorId)} walks with ${callName(state, residentId)}`;
    const saved = await desk.changeAsStaff({ action: 'mentors.pair', label, target: residentId }, (draft) => {
      checkPairing(draft, pairing);
      draft.house.pairings[pairing.id] = pairing;
      if (reason !== undefined) draft.confidential.pairingReasons[pairing.id] = reason;
      settleEach(draft, [mentorId, residentId], desk.today);
    });
    return { saved };
  }),

  endPairing: os.mentors.endPairing.handler(async ({ context: { desk }, input: { pairingId, until } }) => {
    const { residentId } = desk.staffState().house.pairings[pairingId] ?? refuse('no-such-record');
    const label = `end of walking with ${callName(desk.staffState(), residentId)}`;
    const saved = await desk.changeAsStaff({ action: 'mentors.endPairing', label, target: residentId }, (draft) => {
      const pairing = peek(draft.house.pairings)[pairingId] ?? refuse('no-such-record');
      if (until < pairing.since) refuse('until-before-since', { field: 'until', facts: { since: pairing.since } });
      draft.house.pairings[pairingId] = { ...pairing, until };
      settleEach(draft, [pairing.mentorId, pairing.residentId], desk.today);
    });
    return { saved };
  }),
};

const rolesOf = (state: HouseState, personId: Id): MentorRole[] =>
  Object.values(peek(state.house.mentors)).filter((role) => role.personId === personId);

function latestRoles(state: HouseState): ReadonlyMap<Id, MentorRole> {
  const latest = new Map<Id, MentorRole>();
  for (const role of Object.values(state.house.mentors)) {
    const known = latest.get(role.personId);
    if (!known || role.since > known.since) latest.set(role.personId, role);
  }
  return latest;
}

function mentorRow(
  desk: Desk,
  state: StaffState,
  role: MentorRole,
  holding: readonly Pairing[],
  groupsThisWeek: number,
): MentorRow {
  const { personId } = role;
  const { today } = desk;
  const enrollments = Object.values(state[ownName(personId)]?.enrollments ?? {});
  const credential = ({ programId }: { readonly programId: Id }): string =>
    programOf(programId)?.credential ?? programId;
  const signInName = signInNameOf(desk, personId);
  return {
    person: knownPerson(state, personId),
    role,
    inTheHouse: Object.values(state.house.stays).some((stay) => stay.personId === personId),
    walksWith: [...walksOf(state, personId, today, holding)],
    groupsThisWeek,
    workingTowards: enrollments.filter(({ status }) => status === 'in-progress').map(credential),
    certified: enrollments
      .filter(({ status, expiresOn }) => status === 'certified' && (expiresOn === undefined || expiresOn >= today))
      .map(credential),
    ...(signInName !== undefined && { signInName }),
  };
}

/** How many groups of this week, Monday to Sunday, each person leads. */
function groupsLedThisWeek(state: StaffState, today: Day): ReadonlyMap<Id, number> {
  const monday = addDays(today, 1 - weekday(today));
  const counts = new Map<Id, number>();
  for (const { session } of sessionsFrom(state, monday, addDays(monday, 6))) {
    if (session.status === 'cancelled') continue;
    for (const leaderId of session.leaderIds) counts.set(leaderId, (counts.get(leaderId) ?? 0) + 1);
  }
  return counts;
}

const signInNameOf = (desk: Desk, personId: Id): string | undefined =>
  desk.session.users().find((user) => user.personId === personId)?.name;

/** Residents with whom nobody walks today; mentors themselves are not asked to have one. */
export function residentsWithoutMentor(state: HouseState, today: Day): PersonRef[] {
  const taken = new Set([
    ...Object.values(state.house.pairings).flatMap((pairing) => (holdsOn(pairing, today) ? [pairing.residentId] : [])),
    ...Object.values(state.house.mentors).flatMap((role) => (holdsOn(role, today) ? [role.personId] : [])),
  ]);
  return Object.values(state.house.stays)
    .filter(({ personId }) => !taken.has(personId))
    .flatMap(({ personId }) => personRef(state, personId) ?? [])
    .sort(byName);
}

function checkPairing(draft: StaffState, pairing: Pairing): void {
  const { mentorId, residentId, since } = pairing;
  knownPerson(draft, mentorId);
  knownPerson(draft, residentId);
  const name = callName(draft, residentId);
  const mentor = callName(draft, mentorId);
  if (mentorId === residentId) refuse('paired-with-self', { field: 'residentId' });
  if (!rolesOf(draft, mentorId).some((role) => holdsOn(role, since))) {
    refuse('not-a-mentor', { field: 'mentorId', facts: { name: mentor } });
  }
  const isPaired = Object.values(peek(draft.house.pairings)).some(
    (other) => other.mentorId === mentorId && other.residentId === residentId && overlap(other, pairing),
  );
  if (isPaired) refuse('already-paired', { field: 'residentId', facts: { mentor, name } });
}

/** Groups would be left without a leader: somebody else takes them over first. */
function refuseWhileLeading(draft: StaffState, personId: Id, until: Day): void {
  const state: StaffState = { ...draft, house: peek(draft.house), confidential: peek(draft.confidential) };
  const single = sessionsFrom(state, addDays(until, 1), addDays(until, 366)).filter(
    ({ session }) =>
      session.status === 'planned' && session.weeklyGroupId === undefined && session.leaderIds.includes(personId),
  ).length;
  const groups = weeklyGroupsLedAfter(allWeekly(state), personId, until) + single;
  if (groups > 0) refuse('still-leads-groups', { facts: { name: callName(draft, personId), groups } });
}

/** Ends the pairings of a role that go past its last day (one that was to begin later never was); answers the residents. */
function endPairingsOf(draft: StaffState, role: MentorRole, until: Day): readonly Id[] {
  const ending = Object.values(peek(draft.house.pairings)).filter(
    (pairing) =>
      pairing.mentorId === role.personId && pairing.since >= role.since && isOpenFrom(pairing, addDays(until, 1)),
  );
  for (const pairing of ending) {
    if (pairing.since > until) delete draft.house.pairings[pairing.id];
    else draft.house.pairings[pairing.id] = { ...pairing, until };
  }
  return ending.map(({ residentId }) => residentId);
}

/** A field that was left open is left out of the record. */
function setOrDelete<Fields extends object, Key extends keyof Fields>(
  record: Fields,
  key: Key,
  value: Exclude<Fields[Key], undefined> | undefined,
): void {
  if (value === undefined) delete record[key];
  else record[key] = value;
}
