import { z } from 'zod';
import { enrollmentStatuses, hoursKinds } from '../records/certification.ts';
import { contactModes } from '../records/mentors.ts';
import { destinations, dischargeReasons } from '../records/people.ts';
import { markValues, sessionStatuses } from '../records/sessions.ts';
import { day, id, ids, localTime, longText, minutes, name, number, oneOf, state } from './cells.ts';
import { text, timeZone, wholeNumber, yesNo } from './cells.ts';
import { table } from './table.ts';

/** Every table of the exchange folder, declared once (README.md says what each is for). */
export const tables = {
  house: table('house', [], z.object({ name, state, time_zone: timeZone, records_complete_since: day.optional() })),
  phases: table(
    'phases',
    ['phase_id'],
    z.object({ phase_id: id, name, order: number, typical_days: number.optional() }),
  ),
  beds: table(
    'beds',
    ['bed_id'],
    z.object({
      bed_id: id,
      room: name,
      name,
      available_from: day,
      available_to: day.optional(),
      funding: text.optional(),
    }),
  ),
  people: table(
    'people',
    ['person_id'],
    z.object({
      person_id: id,
      preferred_name: name,
      legal_first: name.optional(),
      legal_last: name.optional(),
      birth_date: day.optional(),
      gender: text.optional(),
      race: text.optional(),
      ethnicity: text.optional(),
      veteran: yesNo.optional(),
      phone: text.optional(),
      email: text.optional(),
      recovery_date: day.optional(),
    }),
  ),
  stays: table(
    'stays',
    ['stay_id'],
    z.object({
      stay_id: id,
      person_id: id,
      admitted_on: day,
      referral_source: text.optional(),
      discharged_on: day.optional(),
      discharge_reason: oneOf(dischargeReasons).optional(),
      destination: oneOf(destinations).optional(),
      employed_at_exit: yesNo.optional(),
      arrested_during: yesNo.optional(),
    }),
    { person_id: 'people' },
  ),
  stay_phases: table('stay_phases', ['stay_id', 'from'], z.object({ stay_id: id, from: day, phase_id: id }), {
    stay_id: 'stays',
    phase_id: 'phases',
  }),
  stay_beds: table(
    'stay_beds',
    ['stay_id', 'from'],
    z.object({ stay_id: id, from: day, bed_id: id, to: day.optional() }),
    { stay_id: 'stays', bed_id: 'beds' },
  ),
  mentors: table(
    'mentors',
    ['person_id', 'since'],
    z.object({
      person_id: id,
      since: day,
      until: day.optional(),
      level: text.optional(),
      capacity: wholeNumber.optional(),
      strengths: longText.optional(),
    }),
    { person_id: 'people' },
  ),
  pairings: table(
    'pairings',
    ['mentor_id', 'resident_id', 'from'],
    z.object({ mentor_id: id, resident_id: id, from: day, to: day.optional() }),
    { mentor_id: 'people', resident_id: 'people' },
  ),
  contacts: table(
    'contacts',
    ['contact_id'],
    z.object({
      contact_id: id,
      mentor_id: id,
      person_id: id,
      at: localTime,
      minutes: minutes.optional(),
      mode: oneOf(contactModes),
      reached: yesNo,
      note: longText.optional(),
    }),
    { mentor_id: 'people', person_id: 'people' },
  ),
  session_types: table(
    'session_types',
    ['type'],
    z.object({ type: id, sensitive: yesNo, neutral_title: name.optional() }),
  ),
  sessions: table(
    'sessions',
    ['session_id'],
    z.object({
      session_id: id,
      starts_at: localTime,
      minutes,
      type: id,
      topic: text.optional(),
      status: oneOf(sessionStatuses),
      leader_ids: ids.optional(),
    }),
    { type: 'session_types', leader_ids: 'people' },
  ),
  marks: table(
    'marks',
    ['session_id', 'person_id'],
    z.object({
      session_id: id,
      person_id: id,
      mark: oneOf(markValues).optional(),
      minutes: minutes.optional(),
      walk_in: yesNo.optional(),
      note: longText.optional(),
    }),
    { session_id: 'sessions', person_id: 'people' },
  ),
  enrollments: table(
    'enrollments',
    ['enrollment_id'],
    z.object({
      enrollment_id: id,
      person_id: id,
      program_id: id,
      started_on: day,
      status: oneOf(enrollmentStatuses),
      ended_on: day.optional(),
      certified_on: day.optional(),
      expires_on: day.optional(),
    }),
    { person_id: 'people', program_id: 'programs' },
  ),
  hours: table(
    'hours',
    ['hours_id'],
    z.object({
      hours_id: id,
      enrollment_id: id,
      on: day,
      kind: oneOf(hoursKinds),
      domain: text.optional(),
      hours: number,
      verified_by: name.optional(),
      verified_on: day.optional(),
      note: longText.optional(),
    }),
    { enrollment_id: 'enrollments' },
  ),
  hours_derived: table(
    'hours_derived',
    ['enrollment_id', 'source'],
    z.object({
      enrollment_id: id,
      source: z.string().regex(/^(session|contact|supervision):.+$/u, 'session:ID, contact:ID or supervision:ID'),
      on: z.string().optional(),
      kind: z.string().optional(),
      domain: z.string().optional(),
      hours: z.string().optional(),
      verified_by: name.optional(),
      verified_on: day.optional(),
    }),
    { enrollment_id: 'enrollments' },
    ['on', 'kind', 'domain', 'hours'],
  ),
  exams: table(
    'exams',
    ['exam_id'],
    z.object({
      exam_id: id,
      enrollment_id: id,
      kind: text,
      on: day,
      result: oneOf(['pass', 'fail']),
      score: text.optional(),
    }),
    { enrollment_id: 'enrollments' },
  ),
};

export type Tables = typeof tables;
/** A row of a table as it is read and written. */
export type RowOf<Name extends keyof Tables> = z.output<Tables[Name]['row']>;

/** The rows of every table, by key. */
export type HouseRows = { readonly [Name in keyof Tables]: ReadonlyMap<string, RowOf<Name>> };
