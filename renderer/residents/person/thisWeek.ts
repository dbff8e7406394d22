import type { PersonPage } from '../../../shared/contract/residents.ts';

/** What is still open for somebody who lives here; each names the action that closes it. */
export const openThings = ['bed', 'phase', 'mentor', 'legal-name', 'birth-date'] as const;
export type OpenThing = (typeof openThings)[number];

/** What a resident's record still needs, most pressing first; empty for somebody who does not live here. */
export function stillOpen({ present, walksWith, details }: PersonPage): OpenThing[] {
  if (!present) return [];
  const missing: Record<OpenThing, boolean> = {
    bed: present.bed === undefined,
    phase: present.phase === undefined,
    mentor: walksWith.length === 0,
    'legal-name': details.legalFirst === undefined || details.legalLast === undefined,
    'birth-date': details.birthDate === undefined,
  };
  return openThings.filter((thing) => missing[thing]);
}
