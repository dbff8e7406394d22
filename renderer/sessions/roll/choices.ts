import type { Mark } from '../../../shared/records/sessions.ts';

/** The four answers of a roll, in the order of their buttons. *Late* is present with a word more (SCREENS, "Roll call"). */
export const choices = ['present', 'absent', 'excused', 'late'] as const;
export type Choice = (typeof choices)[number];

export const letterOf: Readonly<Record<Choice, string>> = { present: 'P', absent: 'A', excused: 'E', late: 'L' };

/** The choice a mark stands for; `undefined` while nobody has marked the line. */
export function choiceOf(mark: Mark): Choice | undefined {
  return mark.mark === 'present' && mark.late ? 'late' : mark.mark;
}

/** The fields `sessions.mark` takes for a choice; `null` takes the mark away. */
export function markOf(choice: Choice | undefined) {
  if (choice === undefined) return { mark: null };
  if (choice === 'late') return { mark: 'present', late: true } as const;
  return choice === 'present' ? ({ mark: 'present', late: false } as const) : { mark: choice };
}
