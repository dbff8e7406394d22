import type { z } from 'zod';
import type { lookAlikeSchema } from '../../../shared/contract/residents.ts';
import type { PersonDetails, PersonName } from '../../../shared/records/people.ts';
import { indexStays } from '../../../shared/rules/stays.ts';
import type { StaffState } from '../context.ts';
import { legalName } from './rows.ts';

type LookAlike = z.infer<typeof lookAlikeSchema>;

interface Newcomer {
  readonly preferredName: string;
  readonly legalLast?: string | undefined;
  readonly birthDate?: string | undefined;
}

const mostShown = 8;

/** People already known who could be the one being admitted, the likeliest first: the same birth date, or a name much alike. */
export function lookAlikes(state: StaffState, newcomer: Newcomer): LookAlike[] {
  const { house, confidential } = state;
  const index = indexStays(confidential.stays);
  return [...Object.values(house.people), ...Object.values(confidential.formerPeople)]
    .map((name) => ({ name, details: confidential.people[name.id] }))
    .map((known) => ({ ...known, likeness: likeness(newcomer, known) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, mostShown)
    .map(({ name, details }) => {
      const stay = index.ofPerson(name.id).at(-1);
      return {
        person: name,
        legalName: legalName(details),
        birthDate: details?.birthDate,
        lastStay: stay && { admittedOn: stay.admittedOn, dischargedOn: stay.dischargedOn },
      };
    });
}

function likeness(
  newcomer: Newcomer,
  { name, details }: { readonly name: PersonName; readonly details: PersonDetails | undefined },
): number {
  const sameBirth = newcomer.birthDate !== undefined && newcomer.birthDate === details?.birthDate;
  const otherBirth =
    newcomer.birthDate !== undefined && details?.birthDate !== undefined && newcomer.birthDate !== details.birthDate;
  const first = Math.max(
    ...[name.preferredName, details?.legalFirst].map((known) => alike(newcomer.preferredName, known)),
  );
  const last = newcomer.legalLast === undefined ? 1 : lastNameAlike(newcomer.legalLast, name, details);
  const names = first > 0 && last > 0 ? first + last : 0;
  // Another birth date rules out a name that is only like this one.
  if (otherBirth && names < 4) return 0;
  return names + (sameBirth ? 5 : 0);
}

function lastNameAlike(typed: string, name: PersonName, details: PersonDetails | undefined): number {
  if (details?.legalLast !== undefined) return alike(typed, details.legalLast);
  const initial = typed.trim().slice(0, 1).toUpperCase();
  return name.lastInitial === undefined || name.lastInitial === initial ? 1 : 0;
}

/** 2 the same but for case and accents, 1 one letter apart, 0 different or not known. */
function alike(typed: string, known: string | undefined): number {
  if (known === undefined) return 0;
  const [a, b] = [plain(typed), plain(known)];
  if (a === b) return a === '' ? 0 : 2;
  return Math.min(a.length, b.length) >= 3 && isOneLetterApart(a, b) ? 1 : 0;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** One letter added, left out, changed, or two neighbours swapped. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)];
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2))
  );
}
