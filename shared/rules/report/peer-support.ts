import { dayNumber } from '../calendar.ts';
import { censusAt, peopleServed, residentsAt } from './census.ts';
import { exactSum } from './exact.ts';
import { inMonths } from './grouping.ts';
import type { HouseFacts } from './house-facts.ts';
import type { Measure } from './measure.ts';
import { count, countOf, ratio, sum } from './measure.ts';
import type { Period } from './period.ts';
import type { PersonSpan } from './spans.ts';
import { holdsOn, holdsWithin, isOfHouse } from './spans.ts';

export const peerSupportFigureIds = [
  'mentors.active',
  'pairs.residents',
  'contacts.made',
  'contacts.reached',
  'contacts.minutes',
  'contacts.residents',
  'aftercare.contacts',
  'aftercare.people',
  'supervision.mentors',
  'feedback.answered',
  'feedback.stopped-return',
] as const;
type PeerSupportFigureId = (typeof peerSupportFigureIds)[number];

/** Fewer forms than this would say who answered: both feedback rows are then wholly blank, in either edition. */
export const fewestFeedbackForms = 5;

/** Aftercare ends this many days after a stay. */
const aftercareDays = 365;

/** Mentors, who walks with whom, check-ins, aftercare, supervision and feedback. */
export function peerSupportFigures(house: HouseFacts, period: Period): Record<PeerSupportFigureId, Measure> {
  const { firstDay, lastDay } = period;
  const residents = residentsAt(house, lastDay);
  const paired = peopleOf(
    house.pairedResidents.filter((pairing) => residents.has(pairing.personId) && holdsOn(pairing, lastDay)),
  );
  const mentors = peopleOf(house.mentors.filter((role) => holdsWithin(role, firstDay, lastDay)));
  const supervised = new Set(Array.from(inMonths(house.supervision, period.months), ({ mentorId }) => mentorId));
  return {
    'mentors.active': count(peopleOf(house.mentors.filter((role) => holdsOn(role, lastDay))).size),
    'pairs.residents': ratio(paired.size, censusAt(house, lastDay)),
    ...contactFigures(house, period),
    'supervision.mentors': ratio(
      countOf(mentors, (mentorId) => supervised.has(mentorId)),
      mentors.size,
    ),
    ...feedbackFigures(house, period),
  };
}

const peopleOf = (spans: readonly PersonSpan[]): ReadonlySet<string> => new Set(spans.map(({ personId }) => personId));

function contactFigures(
  house: HouseFacts,
  period: Period,
): Record<Extract<PeerSupportFigureId, `contacts.${string}` | `aftercare.${string}`>, Measure> {
  const contacts = Array.from(inMonths(house.contacts, period.months), ({ contact }) => contact);
  const reached = contacts.filter((contact) => contact.reached);
  const ofHouse = new Set<string>();
  const aftercare: string[] = [];
  for (const { personId, at } of reached) {
    const day = dayNumber(at);
    const stays = house.staysOf.get(personId) ?? [];
    if (stays.some((stay) => isOfHouse(stay, day))) {
      ofHouse.add(personId);
      continue;
    }
    const lastLeft = Math.max(...stays.map(({ discharged }) => discharged).filter((discharged) => discharged < day));
    if (day - lastLeft <= aftercareDays) aftercare.push(personId);
  }
  return {
    'contacts.made': count(contacts.length),
    'contacts.reached': count(reached.length),
    'contacts.minutes': sum(exactSum(reached.map(({ minutes = 0 }) => minutes))),
    'contacts.residents': ratio(ofHouse.size, peopleServed(house, period)),
    'aftercare.contacts': count(aftercare.length),
    'aftercare.people': count(new Set(aftercare).size),
  };
}

function feedbackFigures(
  house: HouseFacts,
  { months }: Period,
): Record<'feedback.answered' | 'feedback.stopped-return', Measure> {
  const forms = [...inMonths(house.feedback, months)];
  if (forms.length < fewestFeedbackForms) return { 'feedback.answered': {}, 'feedback.stopped-return': {} };
  const answers = forms.map((form) => form.stoppedReturn).filter((answer) => answer !== undefined);
  return {
    'feedback.answered': count(forms.length),
    'feedback.stopped-return': {
      ...ratio(
        countOf(answers, (answer) => answer),
        answers.length,
      ),
      unknown: forms.length - answers.length,
    },
  };
}
