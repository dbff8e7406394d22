import type { SessionRow } from '../../shared/contract/sessions.ts';
import type { PersonRef } from '../../shared/contract/views.ts';
import type { Expected } from '../../shared/records/sessions.ts';
import { displayName } from '../../shared/rules/names.ts';
import { writeDay } from '../parts/days.ts';
import { writeTime } from '../parts/times.ts';

/** People in a row, as one says it: `Dana W. and Lee P.`; `nobody yet` for none. */
export function namesInWords(people: readonly PersonRef[]): string {
  const names = people.map(displayName);
  const last = names.pop();
  if (last === undefined) return 'nobody yet';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** `Mon, Nov 23 · 7:00 pm · 60 min · led by Dana W. · sheet 41`; the year only where it is another one. */
export function sessionFacts(session: SessionRow, today: string): string {
  return [
    writeDay(session.startsAt.slice(0, 10), today),
    writeTime(session.startsAt.slice(11)),
    `${session.minutes} min`,
    `led by ${namesInWords(session.leaders)}`,
    ...(session.sheetNumber === undefined ? [] : [`sheet ${session.sheetNumber}`]),
  ].join(' · ');
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A weekday by its number, 1 Monday … 7 Sunday. */
export const weekdayInWords = (weekday: number): string => weekdays[weekday - 1] ?? '';
export const weekdayOptions = weekdays.map((label, at) => ({ value: String(at + 1), label }));

/** Who a group is for: everyone, some phases by name, or a number of people. */
export function expectedInWords(expected: Expected, phaseName: (phaseId: string) => string): string {
  switch (expected.who) {
    case 'everyone':
      return 'Everyone in the house';
    case 'phases':
      return expected.phaseIds.map(phaseName).join(', ');
    case 'people':
      return expected.personIds.length === 1 ? 'One person' : `${expected.personIds.length} people`;
  }
}

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}
