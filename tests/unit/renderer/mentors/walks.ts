import type { MentorRow, Walk } from '../../../../shared/contract/mentors.ts';

const person = (id: string) => ({ id, preferredName: id });

/** A walk of a mentor with a resident, so many days quiet. */
export function walk(mentorId: string, residentId: string, quietDays: number): Walk {
  return {
    pairing: { id: `${mentorId} ${residentId}`, mentorId, residentId, since: '2026-01-01' },
    resident: person(residentId),
    inTheHouse: true,
    quietDays,
  };
}

/** A mentor with the people they walk with, and how many they can. */
export function mentor(id: string, residents: readonly string[], capacity?: number): MentorRow {
  return {
    person: person(id),
    role: { id: `role ${id}`, personId: id, since: '2026-01-01', ...(capacity !== undefined && { capacity }) },
    inTheHouse: true,
    walksWith: residents.map((resident) => walk(id, resident, 1)),
    groupsThisWeek: 0,
    workingTowards: [],
    certified: [],
  };
}
