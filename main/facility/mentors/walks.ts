import { oncePerFrozen } from '../../../shared/once.ts';
import type { Walk } from '../../../shared/contract/mentors.ts';
import type { Pairing } from '../../../shared/records/mentors.ts';
import type { Day, Id } from '../../../shared/records/primitives.ts';
import { quietDays, talksWith } from '../../../shared/rules/pairing.ts';
import { holdsOn } from '../../../shared/rules/stays.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import type { HouseState } from '../context.ts';
import { personRef } from '../people.ts';
import { ownName } from '../../../shared/records/compartments.ts';

/** Every pairing that holds on a day. */
export const pairingsOn = (state: HouseState, today: Day): readonly Pairing[] =>
  Object.values(state.house.pairings).filter((pairing) => holdsOn(pairing, today));

/** Whom a mentor walks with on a day, most quiet days first. `holding`: the day's pairings, where many mentors are asked about. */
export function walksOf(
  state: HouseState,
  mentorId: Id,
  today: Day,
  holding = pairingsOn(state, today),
): readonly Walk[] {
  return holding
    .filter((pairing) => pairing.mentorId === mentorId)
    .map((pairing) => walk(state, pairing, today))
    .sort((one, other) => other.quietDays - one.quietDays || (one.pairing.id < other.pairing.id ? -1 : 1));
}

/** Whom a mentor walked with before a day, the latest ended first. */
export function pastWalksOf(state: HouseState, mentorId: Id, today: Day): readonly Walk[] {
  return Object.values(state.house.pairings)
    .filter((pairing) => pairing.mentorId === mentorId && pairing.until !== undefined && pairing.until < today)
    .map((pairing) => walk(state, pairing, pairing.until ?? today))
    .sort((one, other) => ((one.pairing.until ?? '') > (other.pairing.until ?? '') ? -1 : 1));
}

/** How it stands between two people who walk together. */
function walk(state: HouseState, pairing: Pairing, today: Day): Walk {
  const { residentId } = pairing;
  const stay = presentStayOf(state.house.stays).get(residentId);
  const phase = stay?.phaseId === undefined ? undefined : state.house.phases[stay.phaseId];
  const { lastTried, lastReached } = talksWith(residentId, state[ownName(pairing.mentorId)]?.contacts ?? {});
  return {
    pairing,
    resident: personRef(state, residentId) ?? nameless(residentId),
    ...(phase && { phase: { id: phase.id, name: phase.name } }),
    inTheHouse: stay !== undefined,
    ...(lastReached && { lastReached: lastReached.at }),
    ...(lastTried && { lastTried: { at: lastTried.at, reached: lastTried.reached } }),
    quietDays: quietDays(pairing.since, lastReached?.at, today),
  };
}

const presentStayOf = oncePerFrozen(
  (stays: HouseState['house']['stays']) => new Map(Object.values(stays).map((stay) => [stay.personId, stay])),
);

/** A pairing gives both people a name to each other while it holds; only one that ended can be nameless. */
const nameless = (id: Id): PersonRef => ({ id, preferredName: 'Someone who left' });
