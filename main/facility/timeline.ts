import type { TimelineItem } from '../../shared/contract/residents.ts';
import { oncePerFrozen } from '../../shared/once.ts';
import type { OwnCompartment } from '../../shared/records/compartments.ts';
import type { Contact, ContactMode } from '../../shared/records/mentors.ts';
import type { DischargeReason, Stay } from '../../shared/records/people.ts';
import type { MarkValue } from '../../shared/records/sessions.ts';
import { bedLabel } from '../../shared/rules/names.ts';
import { programOf } from '../../shared/rules/programs.ts';
import { groupedBy } from '../../shared/rules/report/grouping.ts';
import { indexStays } from '../../shared/rules/stays.ts';
import type { StaffState } from './context.ts';
import { callName, ownCompartments } from './people.ts';

/** All that is known of a person across the house, newest first, each line ready to read. Staff only. */
export function timelineOf(state: StaffState, personId: string): TimelineItem[] {
  return (
    [
      ...indexStays(state.confidential.stays)
        .ofPerson(personId)
        .flatMap((stay) => stayLines(state, stay)),
      ...mentorLines(state, personId),
      ...pairingLines(state, personId),
      ...contactLines(state, personId),
      ...groupLines(state, personId),
      ...certificationLines(state, personId),
    ]
      // On one day what follows from something stands above it.
      .reverse()
      .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
  );
}

const endings: Readonly<Record<DischargeReason, string>> = {
  completed: 'completed the program',
  transferred: 'moved to another program',
  left: 'left on their own',
  'asked-to-leave': 'asked to leave',
  incarcerated: 'incarcerated',
  medical: 'left for medical care',
  died: 'died',
  other: 'another reason',
};

function stayLines({ house }: StaffState, stay: Stay): TimelineItem[] {
  const line = (kind: TimelineItem['kind'], key: string, at: string, text: string, detail?: string) => ({
    id: `${kind}:${stay.id}:${key}`,
    kind,
    at,
    text,
    ...(detail !== undefined && { detail }),
    confidential: kind !== 'phase',
  });
  const { dischargedOn, dischargeReason, referralSource } = stay;
  const referral = referralSource === undefined ? undefined : `Referred by ${referralSource}`;
  return [
    line('stay', 'in', stay.admittedOn, 'Admitted', referral),
    ...stay.beds.map(({ bedId, from }) => {
      const bed = house.beds[bedId];
      return line('bed', from, from, `Sleeps in ${bed ? bedLabel(bed) : 'a bed no longer listed'}`);
    }),
    ...stay.phases.map(({ phaseId, from }) =>
      line('phase', from, from, house.phases[phaseId]?.name ?? 'A phase no longer listed'),
    ),
    ...(dischargedOn === undefined
      ? []
      : [line('stay', 'out', dischargedOn, 'Discharged', dischargeReason && endings[dischargeReason])]),
  ];
}

function mentorLines({ house }: StaffState, personId: string): TimelineItem[] {
  return Object.values(house.mentors)
    .filter((role) => role.personId === personId)
    .flatMap(({ id, since, until, level }) => [
      plainLine('mentor', `${id}:since`, since, 'Became a mentor', level),
      ...(until === undefined ? [] : [plainLine('mentor', `${id}:until`, until, 'Last day as a mentor')]),
    ]);
}

function pairingLines(state: StaffState, personId: string): TimelineItem[] {
  return Object.values(state.house.pairings)
    .filter(({ mentorId, residentId }) => mentorId === personId || residentId === personId)
    .flatMap(({ id, mentorId, residentId, since, until }) => {
      const other = callName(state, mentorId === personId ? residentId : mentorId);
      return [
        plainLine('pairing', `${id}:since`, since, `Began to walk with ${other}`),
        ...(until === undefined ? [] : [plainLine('pairing', `${id}:until`, until, `Last day walking with ${other}`)]),
      ];
    });
}

const modes: Readonly<Record<ContactMode, string>> = {
  'in-person': 'in person',
  phone: 'by phone',
  text: 'by text',
  video: 'by video',
};

function contactLines(state: StaffState, personId: string): TimelineItem[] {
  return ownCompartments(state).flatMap(([mentorId, { contacts }]) => {
    const isTheirs = mentorId === personId;
    const told = isTheirs ? allOf(contacts) : (contactsWith(contacts).get(personId) ?? []);
    return told.map(({ id, at, mode, reached, note, personId: other }) => {
      const name = callName(state, isTheirs ? other : mentorId);
      const text = reached ? `Check-in with ${name}, ${modes[mode]}` : `${name}: not reached, ${modes[mode]}`;
      return { ...plainLine('contact', id, at, text, note), confidential: true };
    });
  });
}

const allOf = (contacts: OwnCompartment['contacts']): readonly Contact[] =>
  Object.values(contacts).flatMap((ofMonth) => Object.values(ofMonth));

/** One mentor's check-ins by the person they were with. */
const contactsWith = oncePerFrozen((contacts: OwnCompartment['contacts']) =>
  groupedBy(allOf(contacts), ({ personId }) => personId),
);

const marks: Readonly<Record<MarkValue, string>> = { present: 'Present', absent: 'Absent', excused: 'Excused' };

function groupLines({ house, confidential }: StaffState, personId: string): TimelineItem[] {
  return [house, confidential].flatMap((place) =>
    Object.entries(place.sessions).flatMap(([month, ofMonth]) =>
      Object.values(ofMonth).flatMap(({ id, startsAt, typeId, topic, status, marks: lines }) => {
        const line = lines[personId];
        if (status !== 'held' || line?.mark === undefined) return [];
        const title = topic === undefined ? typeId : `${typeId}: ${topic}`;
        const text = `${line.late ? 'Present, came late' : marks[line.mark]} · ${title}`;
        const note = confidential.markNotes[month]?.[id]?.[personId];
        return [
          {
            ...plainLine('group', id, startsAt, text, note),
            confidential: place === confidential || note !== undefined,
          },
        ];
      }),
    ),
  );
}

function certificationLines(state: StaffState, personId: string): TimelineItem[] {
  const own = state[`own:${personId}`];
  if (!own) return [];
  return [
    ...Object.values(own.enrollments).flatMap(({ id, programId, startedOn, certifiedOn, endedOn, status }) => [
      plainLine('certification', `${id}:in`, startedOn, `Began to work towards ${credential(programId)}`),
      ...(certifiedOn === undefined
        ? []
        : [plainLine('certification', `${id}:certified`, certifiedOn, `Certified: ${credential(programId)}`)]),
      ...(endedOn === undefined
        ? []
        : [plainLine('certification', `${id}:out`, endedOn, `${credential(programId)}: ${status}`)]),
    ]),
    ...Object.values(own.exams).map(({ id, kind, on, result }) =>
      plainLine('certification', id, on, `${kind}: ${result === 'pass' ? 'passed' : 'not passed'}`),
    ),
  ];
}

const credential = (programId: string): string => programOf(programId)?.credential ?? 'a program no longer listed';

const plainLine = (
  kind: TimelineItem['kind'],
  key: string,
  at: string,
  text: string,
  detail?: string,
): TimelineItem => ({
  id: `${kind}:${key}`,
  kind,
  at,
  text,
  ...(detail !== undefined && { detail }),
  confidential: false,
});
