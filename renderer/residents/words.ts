import type { ResidentRow, TimelineItem } from '../../shared/contract/residents.ts';
import { destinations, dischargeReasons } from '../../shared/records/people.ts';
import type { Destination, DischargeReason } from '../../shared/records/people.ts';

const reasons: Record<DischargeReason, string> = {
  completed: 'Completed the program',
  transferred: 'Moved to another program',
  left: 'Left before completing',
  'asked-to-leave': 'Was asked to leave',
  incarcerated: 'Incarcerated',
  medical: 'Left for medical care',
  died: 'Died',
  other: 'Another reason',
};

const places: Record<Destination, string> = {
  permanent: 'A home to stay in',
  temporary: 'A temporary place',
  institution: 'An institution (hospital, jail, treatment)',
  homeless: 'Without a home',
  other: 'Somewhere else',
};

/** What a form holds where somebody said that nobody knows; the contract leaves such a field out. */
export const notKnown = 'not-known';

/** Why a stay ended, as the house says it; what nobody entered reads *Not known*. */
export const reasonInWords = (reason: DischargeReason | undefined): string => (reason ? reasons[reason] : 'Not known');

/** Where somebody went, as the house says it. */
export const destinationInWords = (place: Destination | undefined): string => (place ? places[place] : 'Not known');

const withNotKnown = (options: readonly { value: string; label: string }[]) => [
  ...options,
  { value: notKnown, label: 'Not known' },
];

/** Every reason for a discharge to choose from, *Not known* among them and last. */
export const reasonOptions = withNotKnown(dischargeReasons.map((value) => ({ value, label: reasons[value] })));

/** Every destination to choose from, *Not known* among them and last. */
export const destinationOptions = withNotKnown(destinations.map((value) => ({ value, label: places[value] })));

/** Yes, no, or nobody knows. */
export const yesNoOptions = withNotKnown([
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]);

/** The answer a choice of `yesNoOptions` stands for, or undefined where nobody knows. */
export const knownAnswer = (chosen: string): boolean | undefined =>
  chosen === notKnown ? undefined : chosen === 'yes';

/** The value a choice stands for, or undefined where it is *Not known* or empty. */
export function known<Value extends string>(options: readonly Value[], chosen: string | undefined): Value | undefined {
  return options.find((option) => option === chosen);
}

/** A number of nights as people say it: `admitted today`, `1 night`, `47 nights`. */
export function nightsInWords(nights: number): string {
  if (nights === 0) return 'admitted today';
  return nights === 1 ? '1 night' : `${nights} nights`;
}

/** The legal name where it says more than the preferred one. */
export function otherName(row: Pick<ResidentRow, 'person' | 'legalName'>): string | undefined {
  return row.legalName === row.person.preferredName ? undefined : row.legalName;
}

/** What kind of line it is, for a reader who does not see its icon. */
export const kindInWords: Record<TimelineItem['kind'], string> = {
  stay: 'Stay',
  bed: 'Bed',
  phase: 'Phase',
  pairing: 'Walks with',
  contact: 'Check-in',
  group: 'Group',
  mentor: 'Mentor',
  certification: 'Certification',
};
