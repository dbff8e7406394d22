import type { ReportInput, StayFacts } from '../../../../../shared/rules/report/input.ts';
import { emptyReportInput } from '../../../../../shared/rules/report/input.ts';

/*
 * A small house whose October 2026 was worked out by hand; golden-figures.ts carries the working beside each figure.
 * F = 2026-10-01, L = 2026-10-31, W0 = 2025-11-01, the 24 months begin on 2024-11-01.
 */
const stay = (personId: string, admittedOn: string, rest: Partial<StayFacts> = {}): StayFacts => ({
  personId,
  admittedOn,
  ...rest,
});
const answers = (score: number): readonly number[] => {
  const each = Math.floor(score / 10);
  return Array.from({ length: 10 }, (_, item) => (item < score - each * 10 ? each + 1 : each));
};

const stays: ReportInput['stays'] = [
  stay('ana', '2026-01-10'),
  stay('ben', '2026-03-01'),
  stay('cal', '2025-12-15', {
    dischargedOn: '2026-10-01',
    dischargeReason: 'completed',
    destination: 'permanent',
    employedAtExit: true,
    arrestedDuring: false,
  }),
  stay('dee', '2026-08-01', { dischargedOn: '2026-10-11', dischargeReason: 'left' }),
  stay('eli', '2026-10-05', { dischargedOn: '2026-10-05' }),
  stay('fay', '2025-06-01', { dischargedOn: '2025-09-01', dischargeReason: 'left' }),
  stay('fay', '2026-10-20'),
  stay('gus', '2026-09-15', { dischargedOn: '2026-11-05', dischargeReason: 'left' }),
  stay('hal', '2026-10-31'),
  stay('ivy', '2024-12-01', { dischargedOn: '2025-03-01', dischargeReason: 'transferred' }),
  stay('jon', '2026-04-01', { dischargedOn: '2026-10-31', dischargeReason: 'died', arrestedDuring: false }),
  stay('kim', '2026-07-01', { dischargedOn: '2026-09-20', dischargeReason: 'asked-to-leave' }),
  stay('lou', '2026-10-10', {
    dischargedOn: '2026-10-12',
    dischargeReason: 'transferred',
    destination: 'temporary',
    employedAtExit: false,
    arrestedDuring: true,
  }),
  stay('mia', '2025-01-01', { dischargedOn: '2025-05-01', dischargeReason: 'asked-to-leave' }),
];

const beds: ReportInput['beds'] = [
  { availableFrom: '2026-01-01' },
  { availableFrom: '2026-01-01' },
  { availableFrom: '2026-01-01' },
  { availableFrom: '2026-10-01' },
  { availableFrom: '2026-01-01', availableTo: '2026-10-31' },
  { availableFrom: '2026-01-01', availableTo: '2026-10-15' },
  { availableFrom: '2026-10-16' },
  { availableFrom: '2026-11-01' },
  { availableFrom: '2025-01-01', availableTo: '2026-09-30' },
];

const screens: ReportInput['screens'] = [
  { id: 'sc1', personId: 'ana', on: '2026-10-02', result: 'negative' },
  { id: 'sc2', personId: 'ben', on: '2026-10-03', result: 'positive' },
  { id: 'sc3', personId: 'ben', on: '2026-10-06', result: 'pending', overturns: 'sc2' },
  { id: 'sc4', personId: 'ben', on: '2026-11-02', result: 'negative', overturns: 'sc3' },
  { id: 'sc5', personId: 'gus', on: '2026-10-08', result: 'refused' },
  { id: 'sc6', personId: 'fay', on: '2026-10-25', result: 'pending' },
  { id: 'sc7', personId: 'fay', on: '2026-10-28', result: 'refused', overturns: 'sc6' },
  { id: 'sc8', personId: 'ana', on: '2026-10-20', result: 'positive' },
  { id: 'sc9', personId: 'cal', on: '2026-09-30', result: 'positive' },
  { id: 'sc10', personId: 'cal', on: '2026-10-01', result: 'negative', overturns: 'sc9' },
];

const employment: ReportInput['employment'] = [
  { personId: 'ana', site: 'on-site', from: '2026-09-01' },
  { personId: 'ana', site: 'off-site', from: '2026-10-15' },
  { personId: 'ben', site: 'off-site', from: '2026-05-01', to: '2026-10-30' },
  { personId: 'ben', site: 'none', from: '2026-10-31' },
  { personId: 'cal', site: 'off-site', from: '2026-05-01' },
  { personId: 'fay', site: 'none', from: '2026-10-20' },
  { personId: 'gus', site: 'off-site', from: '2026-10-01', to: '2026-10-31' },
];

const barc10 = (personId: string, on: string, score: number) => ({
  personId,
  instrument: 'barc10',
  on,
  answers: answers(score),
});
const assessments: ReportInput['assessments'] = [
  barc10('ana', '2026-10-15', 46),
  barc10('ana', '2026-01-12', 40),
  barc10('ana', '2026-06-01', 50),
  barc10('ben', '2026-03-02', 47),
  barc10('cal', '2025-10-01', 30),
  barc10('cal', '2026-05-01', 52),
  { personId: 'dee', instrument: 'barc10', on: '2026-08-02', answers: [...answers(20).slice(1), undefined] },
  barc10('dee', '2026-09-02', 35),
  barc10('dee', '2026-10-02', 33),
  barc10('fay', '2025-06-05', 45),
  barc10('gus', '2026-11-03', 60),
  { personId: 'jon', instrument: 'phq2', on: '2026-10-02', answers: [3, 3] },
];

const goals: ReportInput['goals'] = [
  { personId: 'ana', openedOn: '2026-09-01', state: 'open' },
  { personId: 'ana', openedOn: '2026-10-31', state: 'open' },
  { personId: 'ben', openedOn: '2026-05-01', state: 'met', closedOn: '2026-10-12' },
  { personId: 'ben', openedOn: '2026-05-01', state: 'met', closedOn: '2026-11-01' },
  { personId: 'cal', openedOn: '2026-05-01', state: 'open' },
  { personId: 'fay', openedOn: '2026-10-21', state: 'dropped', closedOn: '2026-10-31' },
  { personId: 'dee', openedOn: '2026-08-02', state: 'met', closedOn: '2026-10-01' },
  { personId: 'hal', openedOn: '2026-11-02', state: 'open' },
];

const mentors: ReportInput['mentors'] = [
  { personId: 'ana', since: '2026-06-01' },
  { personId: 'kim', since: '2026-08-01', until: '2026-10-10' },
  { personId: 'ned', since: '2026-01-01' },
  { personId: 'ola', since: '2026-01-01', until: '2026-09-30' },
  { personId: 'pat', since: '2026-11-01' },
];

const pairings: ReportInput['pairings'] = [
  { residentId: 'ana', since: '2026-02-01' },
  { residentId: 'ben', since: '2026-09-01', until: '2026-10-31' },
  { residentId: 'gus', since: '2026-09-15', until: '2026-10-30' },
  { residentId: 'cal', since: '2026-01-01' },
  { residentId: 'fay', since: '2026-11-01' },
];

const sessions: ReportInput['sessions'] = [
  {
    id: 'x1',
    startsAt: '2026-10-01T19:00',
    minutes: 60,
    status: 'held',
    leaderIds: ['ana'],
    marks: {
      ben: { mark: 'present' },
      cal: { mark: 'present' },
      dee: { mark: 'absent' },
      gus: { mark: 'excused' },
      jon: {},
    },
  },
  {
    id: 'x2',
    startsAt: '2026-10-10T19:00',
    minutes: 90,
    status: 'held',
    leaderIds: ['kim'],
    marks: {
      ben: { mark: 'present', minutes: 45 },
      dee: { mark: 'absent', minutes: 90 },
      gus: { mark: 'present' },
      lou: { mark: 'present' },
    },
  },
  {
    id: 'x3',
    startsAt: '2026-10-11T19:00',
    minutes: 60,
    status: 'held',
    leaderIds: ['kim', 'sam'],
    marks: { ana: { mark: 'present' }, ben: { mark: 'excused' } },
  },
  {
    id: 'x4',
    startsAt: '2026-10-12T19:00',
    minutes: 60,
    status: 'cancelled',
    leaderIds: ['ana'],
    marks: { ben: { mark: 'present' } },
  },
  {
    id: 'x5',
    startsAt: '2026-10-31T23:59',
    minutes: 30,
    status: 'held',
    leaderIds: [],
    marks: { fay: { mark: 'present' }, hal: {} },
  },
  { id: 'x6', startsAt: '2026-10-13T19:00', minutes: 60, status: 'planned', leaderIds: ['ana'], marks: {} },
  {
    id: 'x7',
    startsAt: '2026-11-01T00:00',
    minutes: 60,
    status: 'held',
    leaderIds: ['ana'],
    marks: { ben: { mark: 'present' } },
  },
  {
    id: 'x8',
    startsAt: '2026-09-30T23:59',
    minutes: 60,
    status: 'held',
    leaderIds: ['ana'],
    marks: { ben: { mark: 'present' } },
  },
];

const contacts: ReportInput['contacts'] = [
  {
    mentorId: 'ned',
    contacts: [
      { id: 'n1', personId: 'ben', at: '2026-10-01T09:00', minutes: 15, reached: true },
      { id: 'n2', personId: 'cal', at: '2026-10-01T10:00', minutes: 10, reached: true },
      { id: 'n3', personId: 'cal', at: '2026-10-02T10:00', minutes: 20, reached: true },
      { id: 'n4', personId: 'cal', at: '2026-10-03T10:00', minutes: 2, reached: false },
      { id: 'n5', personId: 'cal', at: '2026-10-04T10:00', minutes: 8, reached: true },
      { id: 'n6', personId: 'ben', at: '2026-10-15T10:00', minutes: 7, reached: true },
      { id: 'n7', personId: 'ben', at: '2026-10-16T10:00', minutes: 60, reached: true },
      { id: 'n8', personId: 'gus', at: '2026-09-30T10:00', minutes: 60, reached: true },
    ],
  },
  {
    mentorId: 'ana',
    contacts: [
      { id: 'a1', personId: 'kim', at: '2026-10-05T10:00', minutes: 5, reached: true },
      { id: 'a2', personId: 'ben', at: '2026-10-06T10:00', reached: true },
      { id: 'a3', personId: 'mia', at: '2026-10-10T10:00', minutes: 12.5, reached: true },
      { id: 'a4', personId: 'fay', at: '2026-10-15T10:00', minutes: 30, reached: true },
      { id: 'a5', personId: 'qay', at: '2026-10-22T10:00', minutes: 10, reached: true },
      { id: 'a6', personId: 'dee', at: '2026-11-01T10:00', minutes: 10, reached: true },
    ],
  },
  { mentorId: 'kim', contacts: [{ id: 'k1', personId: 'fay', at: '2026-10-21T10:00', minutes: 25, reached: true }] },
];

const enrollments: ReportInput['enrollments'] = [
  { id: 'e1', personId: 'ana', startedOn: '2026-07-01' },
  { id: 'e2', personId: 'ana', startedOn: '2026-10-01' },
  { id: 'e3', personId: 'ned', startedOn: '2025-01-01', certifiedOn: '2026-10-15', expiresOn: '2027-01-29' },
  { id: 'e4', personId: 'kim', startedOn: '2026-08-01', endedOn: '2026-10-05' },
  { id: 'e5', personId: 'pat', startedOn: '2026-11-01' },
  { id: 'e6', personId: 'ola', startedOn: '2025-01-01', certifiedOn: '2025-10-31', expiresOn: '2026-10-31' },
  { id: 'e7', personId: 'rae', startedOn: '2023-01-01', certifiedOn: '2024-01-01', expiresOn: '2026-10-30' },
  { id: 'e8', personId: 'sid', startedOn: '2024-01-01', certifiedOn: '2025-05-05' },
  { id: 'e9', personId: 'tom', startedOn: '2024-01-01', certifiedOn: '2025-01-01', endedOn: '2026-10-31' },
  { id: 'e10', personId: 'una', startedOn: '2024-01-01', certifiedOn: '2025-01-01', expiresOn: '2027-01-30' },
];

const signed = { verifiedBy: 'Joan', verifiedOn: '2026-10-30' };

const hours: ReportInput['hours'] = [
  { on: '2026-10-02', kind: 'training', hours: 1.5, ...signed },
  { on: '2026-10-03', kind: 'training', hours: 2, verifiedBy: 'Joan' },
  { on: '2026-11-01', kind: 'training', hours: 8, ...signed },
  { on: '2026-10-10', kind: 'ce', hours: 0.1, ...signed },
  { on: '2026-10-11', kind: 'ce', hours: 0.2, ...signed },
  { on: '2026-10-12', kind: 'experience', hours: 4, ...signed },
  { on: '2026-10-13', kind: 'supervision', hours: 1, verifiedOn: '2026-10-30' },
  { on: '2026-10-14', kind: 'supervision', hours: 2, ...signed },
];

const signatures: ReportInput['signatures'] = [
  { enrollmentId: 'e1', source: 'session:x1', verifiedBy: 'Joan' },
  { enrollmentId: 'e2', source: 'session:x1', ...signed },
  { enrollmentId: 'e3', source: 'contact:n2', ...signed },
  { enrollmentId: 'e1', source: 'contact:a4', ...signed },
  { enrollmentId: 'e2', source: 'contact:a4', ...signed },
  { enrollmentId: 'e1', source: 'supervision:v1', ...signed },
];

const supervision: ReportInput['supervision'] = [
  { id: 'v1', mentorId: 'ana', on: '2026-10-07', minutes: 60 },
  { id: 'v2', mentorId: 'ana', on: '2026-10-21', minutes: 30 },
  { id: 'v3', mentorId: 'ola', on: '2026-10-08', minutes: 60 },
  { id: 'v4', mentorId: 'ned', on: '2026-11-01', minutes: 60 },
];

export const goldenHouse: ReportInput = {
  ...emptyReportInput,
  stays,
  beds,
  screens,
  returnsToUse: [
    { personId: 'ben', on: '2026-10-03' },
    { personId: 'ben', on: '2026-10-20' },
    { personId: 'dee', on: '2026-10-10' },
    { personId: 'ana', on: '2026-09-30' },
  ],
  employment,
  assessments,
  goals,
  mentors,
  pairings,
  sessions,
  contacts,
  enrollments,
  hours,
  signatures,
  exams: [
    { on: '2026-10-09', result: 'fail' },
    { on: '2026-10-23', result: 'pass' },
    { on: '2026-11-01', result: 'pass' },
  ],
  supervision,
  feedback: [
    { on: '2026-10-31', stoppedReturn: true },
    { on: '2026-10-31', stoppedReturn: true },
    { on: '2026-10-31', stoppedReturn: false },
    { on: '2026-10-31', stoppedReturn: false },
    { on: '2026-10-31' },
    { on: '2026-09-30', stoppedReturn: true },
  ],
};
