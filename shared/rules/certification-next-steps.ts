import type { Progress } from '../contract/certification.ts';
import type { Enrollment, Program, Requirement } from '../records/certification.ts';
import type { Day } from '../records/primitives.ts';
import { addMonths, dayNumber } from './calendar.ts';
import type { CountedHours } from './certification-progress.ts';
import { hoursText, sumOfHours } from './hours.ts';

export interface StepsOf {
  readonly enrollment: Pick<Enrollment, 'status' | 'certifiedOn' | 'expiresOn'>;
  readonly program: Program;
  readonly progress: readonly Progress[];
  /** With their days: continuing education counts from the last renewal on. */
  readonly hours: readonly (CountedHours & { readonly on: Day })[];
}

/** What to do next, at most three plain sentences; none once an enrollment has ended. */
export function nextSteps(of: StepsOf): readonly string[] {
  switch (of.enrollment.status) {
    case 'in-progress':
      return stepsTowards(of.progress).slice(0, 3);
    case 'certified':
      return stepsToRenew(of);
    case 'lapsed':
    case 'withdrawn':
      return [];
  }
}

function stepsTowards(progress: readonly Progress[]): readonly string[] {
  const open = progress.filter((line) => !line.met);
  if (open.length === 0) return ['Everything is in place. Send in the application.'];
  const waiting = sumOfHours(open.map((line) => line.waiting ?? 0));
  const toWork = open.filter((line) => (line.toGo ?? 0) > 0);
  const trainingIsDone = !toWork.some((line) => line.kind === 'training_hours');
  const rank = (line: Progress): number => (line.kind === 'exam' && trainingIsDone ? -1 : toGather.indexOf(line.kind));
  const yesOrNo = open.filter((line) => line.toGo === undefined && toGather.includes(line.kind));
  const steps = [
    ...(waiting > 0 ? [`${hoursText(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a signature.`] : []),
    ...toWork.map(hoursStep),
    ...yesOrNo.sort((one, other) => rank(one) - rank(other)).map(gatherStep),
  ];
  return steps.length === 0 ? ['What is left comes with time.'] : steps;
}

/** What a person can bring along or arrange, soonest first; age and months of recovery come with time. */
const toGather: readonly string[] = [
  'education',
  'references',
  'document',
  'background_check',
  'training_hours',
  'experience_hours',
  'exam',
  'fee',
] satisfies readonly Requirement['kind'][];

function hoursStep(line: Progress): string {
  const toGo = line.toGo ?? 0;
  const topic = [...line.domains].sort((one, other) => other.toGo - one.toGo)[0];
  switch (line.kind) {
    case 'training_hours':
      return topic && topic.toGo > 0
        ? `Training: ${hoursText(toGo)} to go, most of them in ${topic.domain} (${hoursText(topic.toGo)}).`
        : `Training: ${hoursText(toGo)} to go.`;
    case 'experience_hours':
      return `Experience: ${hoursText(toGo)} to go. Groups led and check-ins made count by themselves.`;
    default:
      return `Supervision: ${hoursText(toGo)} to go. Agree on a next meeting with the supervisor.`;
  }
}

function gatherStep(line: Progress): string {
  switch (line.kind) {
    case 'exam':
      return `Find a date for the exam: ${line.label}.`;
    case 'fee':
      return line.amount === undefined
        ? `Plan for a fee: ${line.label}.`
        : `Plan for a fee of $${line.amount}: ${line.label}.`;
    default:
      return `Still to bring: ${line.label}.`;
  }
}

function stepsToRenew({ enrollment, program, hours }: StepsOf): readonly string[] {
  const { certifiedOn, expiresOn } = enrollment;
  const { ce_hours: needed, period_months: months } = program.renewal;
  const since = expiresOn !== undefined && months !== null ? addMonths(expiresOn, -months) : certifiedOn;
  const done = sumOfHours(
    hours.filter((line) => line.kind === 'ce' && since !== undefined && line.on >= since).map((line) => line.hours),
  );
  return [
    ...(expiresOn === undefined ? [] : [`Renew by ${dayText(expiresOn)}.`]),
    ...(needed !== null && done < needed
      ? [`Continuing education: ${hoursText(sumOfHours([needed, -done]))} to go for the next renewal.`]
      : []),
  ];
}

const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const dayText = (day: Day): string => dayFormat.format(dayNumber(day) * 86_400_000);
