import type { PersonPage } from '../../../shared/contract/residents.ts';

/** What can be begun on a person's page, in the order of the *Add…* menu. */
export const actions = [
  { id: 'check-in', label: 'Check-in' },
  { id: 'bed', label: 'Move to another bed' },
  { id: 'phase', label: 'Change phase' },
  { id: 'pair', label: 'Somebody to walk with' },
  { id: 'make-mentor', label: 'Make a mentor' },
  { id: 'working-towards', label: 'Certification' },
  { id: 'edit', label: 'Change name and details' },
  { id: 'correct', label: 'Correct a stay' },
  { id: 'admit', label: 'Admit again' },
  { id: 'discharge', label: 'Discharge' },
] as const;
export type Action = (typeof actions)[number]['id'];

/** The actions that make sense for this person now: beds and phases for who lives here, admitting again for who left. */
export function possibleActions({ present, hats, stays, walksWith }: PersonPage): readonly (typeof actions)[number][] {
  const isMentor = hats.includes('mentor');
  const possible: Record<Action, boolean> = {
    'check-in': present !== undefined || walksWith.length > 0,
    bed: present !== undefined,
    phase: present !== undefined,
    pair: present !== undefined,
    'make-mentor': !isMentor,
    'working-towards': isMentor || hats.includes('candidate') || hats.includes('certified'),
    edit: true,
    correct: stays.length > 0,
    admit: present === undefined,
    discharge: present !== undefined,
  };
  return actions.filter(({ id }) => possible[id]);
}

/** What a bed or phase is called where there is none yet: the same action reads as the first step. */
export function actionLabel(action: (typeof actions)[number], { present }: Pick<PersonPage, 'present'>): string {
  if (action.id === 'bed' && present?.bed === undefined) return 'Choose a bed';
  if (action.id === 'phase' && present?.phase === undefined) return 'Choose a phase';
  return action.label;
}
