import type { Session } from '../../records/sessions.ts';
import type { RowOf } from '../tables.ts';
import type { WholeHouse } from './whole-house.ts';

/** Every session, the sensitive ones among them. */
export function* sessionsOf({ house, confidential }: WholeHouse): Generator<Session> {
  for (const { sessions } of [house, confidential]) {
    for (const ofMonth of Object.values(sessions)) yield* Object.values(ofMonth);
  }
}

export function* sessionTypeRows({ house, confidential }: WholeHouse): Generator<RowOf<'session_types'>> {
  for (const { sessionTypes } of [house, confidential]) {
    for (const { id, sensitive, neutralTitle } of Object.values(sessionTypes)) {
      yield { type: id, sensitive, neutral_title: neutralTitle };
    }
  }
}

export function* sessionRows(state: WholeHouse): Generator<RowOf<'sessions'>> {
  for (const session of sessionsOf(state)) {
    yield {
      session_id: session.id,
      starts_at: session.startsAt,
      minutes: session.minutes,
      type: session.typeId,
      topic: session.topic,
      status: session.status,
      leader_ids: session.leaderIds.length === 0 ? undefined : session.leaderIds,
    };
  }
}

export function* markRows(state: WholeHouse): Generator<RowOf<'marks'>> {
  for (const { id, startsAt, marks } of sessionsOf(state)) {
    const notes = state.confidential.markNotes[startsAt.slice(0, 7)]?.[id];
    for (const personId in marks) {
      const line = marks[personId];
      const { mark, minutes, walkIn } = line ?? {};
      yield { session_id: id, person_id: personId, mark, minutes, walk_in: walkIn, note: notes?.[personId] };
    }
  }
}
