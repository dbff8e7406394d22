import type { Due } from '../../shared/contract/everyday.ts';
import { places } from '../app/places.tsx';

/** What a confidential line says until it is opened: residents stand at the desk, so it names nobody (SCREENS, "Today"). */
const closed: Partial<Record<Due['kind'], string>> = {
  'resident-without-bed': 'One resident has no bed tonight',
  'resident-without-mentor': 'One resident walks with nobody yet',
  'quiet-walk': 'One resident and their mentor could use a hand',
  'expiring-certificate': 'One certificate expires within 90 days',
  'phase-length-passed': 'One resident is past the usual length of their phase',
};

/** The sentence of something due. A mentor's own people are no secret on a mentor's screen. */
export const dueText = (due: Due, isStaff: boolean): string =>
  isStaff && due.person !== undefined ? (closed[due.kind] ?? due.text) : due.text;

/** Where something due is done. */
export function duePlace(due: Due, isStaff: boolean): string {
  const { kind, person, sessionId, count } = due;
  switch (kind) {
    case 'missing-sheet':
      return places.enterSheets;
    case 'unfinished-roll':
      return sessionId !== undefined && count === 1 ? places.roll(sessionId) : places.groups;
    case 'resident-without-mentor':
      return person ? places.pair(person.id) : places.mentors;
    case 'resident-without-bed':
      return places.beds;
    case 'quiet-walk':
      if (!isStaff && person) return places.checkIn(person.id);
      return person ? places.person(person.id) : places.mentors;
    case 'hours-to-sign':
      return places.signHours;
    case 'second-administrator':
      return places.settings;
    case 'expiring-certificate':
      return person ? places.candidate(person.id) : places.certification;
    case 'phase-length-passed':
      return person ? places.person(person.id) : places.residents;
  }
}

/** Where an unfinished form opens again; `undefined` for one this version does not know. */
export function draftPlace({ form, key }: { readonly form: string; readonly key: string }): string | undefined {
  const id = key.slice(key.indexOf(':') + 1);
  switch (form) {
    case 'admit':
      return places.admit;
    case 'paste':
      return places.paste;
    case 'check-in':
      return places.checkIn(id === 'somebody' ? undefined : id);
    case 'person':
      return places.person(id);
    case 'stay':
      return places.residents;
    default:
      return undefined;
  }
}
