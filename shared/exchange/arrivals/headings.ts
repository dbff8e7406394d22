import type { ArrivalField } from '../../contract/arrivals.ts';
import { plain } from './words.ts';

/** Headings that look like one of ours and are something else. */
const others =
  /discharg|emergency|contact|phone|e ?mail|sobriety|clean|staff|case ?manager|counsel|sponsor|officer|user|program|notes?$|age$|ssn|medicaid/u;

/** What a heading says, the most particular first. */
const rules: readonly (readonly [RegExp, ArrivalField])[] = [
  [/\b(dob|d o b)\b|birth|\bborn\b/u, 'birth-date'],
  [
    /(phase|level|track|stage).*(since|date|start|enter|on$)|(since|date|start|entered).*(phase|level|track)/u,
    'phase-since',
  ],
  [/(bed|bunk|room).*(since|date|start|moved)|(since|date|moved).*(bed|bunk|room)/u, 'bed-since'],
  [
    /admi(t|s)|intake|\bentry\b|\bentered\b|move ?in|moved in|arriv|\bstart( date)?\b|\bin since\b|^since$|^doa$/u,
    'admitted-on',
  ],
  [/preferred|nick ?name|goes by|known as|called/u, 'preferred-name'],
  [/\blast\b|surname|family name|\blname\b/u, 'last-name'],
  [/\bfirst\b|given name|\bfname\b/u, 'first-name'],
  [/mentor|\bbuddy\b|walks with|\bpeer\b/u, 'mentor'],
  [/phase|\btrack\b|\blevel\b|\bstage\b/u, 'phase'],
  [/\bbeds?\b|\bbunk\b/u, 'bed'],
  [/\brooms?\b|\brm\b|\bapt\b|\bunit\b/u, 'room'],
  [/\bnames?\b|\bresidents?\b|\bclients?\b|\bparticipants?\b|\bperson\b/u, 'name'],
];

/** What a column of this heading holds, or undefined when the heading says nothing we know. */
export function fieldOfHeading(heading: string): ArrivalField | undefined {
  const words = plain(heading);
  // "last, first" and "first and last name" are one column of whole names.
  if (/\blast\b/u.test(words) && /\bfirst\b/u.test(words)) return 'name';
  if (words === '' || others.test(words)) return undefined;
  return rules.find(([pattern]) => pattern.test(words))?.[1];
}

/** Whether the heading is about something else on purpose, so that its cells are not guessed at. */
export const isOtherHeading = (heading: string): boolean =>
  plain(heading) !== '' && fieldOfHeading(heading) === undefined;
