import { dayNumber } from '../calendar.ts';
import { exactSum } from './exact.ts';
import { inMonths } from './grouping.ts';
import type { HouseFacts } from './house-facts.ts';
import type { SessionFacts } from './input.ts';
import type { Measure } from './measure.ts';
import { count, countOf, ratio, sum } from './measure.ts';
import type { Period } from './period.ts';
import { holdsOn } from './spans.ts';

export const groupFigureIds = [
  'groups.held',
  'groups.cancelled',
  'groups.hours',
  'groups.present',
  'groups.absent',
  'groups.excused',
  'groups.unmarked',
  'groups.attendance',
  'groups.person-hours',
  'groups.average-size',
  'groups.peer-led',
] as const;

/** The groups that start in the period, and the marks on those held. */
export function groupFigures(house: HouseFacts, period: Period): Record<(typeof groupFigureIds)[number], Measure> {
  const sessions = [...inMonths(house.sessions, period.months)];
  const held = sessions.filter(({ status }) => status === 'held');
  const marks = { present: 0, absent: 0, excused: 0, unmarked: 0 };
  const minutesPresent: number[] = [];
  for (const session of held) {
    for (const line of Object.values(session.marks)) {
      marks[line.mark ?? 'unmarked'] += 1;
      if (line.mark === 'present') minutesPresent.push(line.minutes ?? session.minutes);
    }
  }
  return {
    'groups.held': count(held.length),
    'groups.cancelled': count(countOf(sessions, ({ status }) => status === 'cancelled')),
    'groups.hours': sum(
      exactSum(
        held.map(({ minutes }) => minutes),
        60,
      ),
    ),
    'groups.present': count(marks.present),
    'groups.absent': count(marks.absent),
    'groups.excused': count(marks.excused),
    'groups.unmarked': count(marks.unmarked),
    'groups.attendance': { ...ratio(marks.present, marks.present + marks.absent), unknown: marks.unmarked },
    'groups.person-hours': sum(exactSum(minutesPresent, 60)),
    'groups.average-size': ratio(marks.present, held.length),
    'groups.peer-led': ratio(
      countOf(held, (session) => isPeerLed(house, session)),
      held.length,
    ),
  };
}

/** At least one leader's mentor role holds that day. */
function isPeerLed({ mentorSpansOf }: HouseFacts, { leaderIds, startsAt }: SessionFacts): boolean {
  const day = dayNumber(startsAt);
  return leaderIds.some((leaderId) => mentorSpansOf.get(leaderId)?.some((role) => holdsOn(role, day)));
}
