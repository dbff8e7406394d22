import type { PersonPage } from '../../../shared/contract/residents.ts';
import type { Phase } from '../../../shared/records/house.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { addDays } from '../../../shared/rules/calendar.ts';

export interface NextDate {
  readonly day: Day;
  /** The phase whose usual length is reached that day. */
  readonly phase: string;
}

/** When the present phase reaches its usual length, or undefined where phase, its beginning or its length is not known. */
export function nextDate(page: Pick<PersonPage, 'present' | 'stays'>, phases: readonly Phase[]): NextDate | undefined {
  const stay = page.stays.find(({ id }) => id === page.present?.stayId);
  const entry = stay?.phases.at(-1);
  const phase = phases.find(({ id }) => id === entry?.phaseId);
  if (!entry || !phase?.typicalDays) return undefined;
  return { day: addDays(entry.from, Math.round(phase.typicalDays)), phase: phase.name };
}
