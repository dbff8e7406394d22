import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffState } from '../../../../main/facility/context.ts';
import { emptyOwn } from '../../../../main/facility/shape.ts';
import { addResident, memoryHouse, refusalOf } from '../../../support/memory-house.ts';
import type { MemoryClient, MemoryHouse } from '../../../support/memory-house.ts';

const today = '2026-10-14';

/** Lee leads three groups (one cancelled, one sensitive) and talks with Dana twice, once in vain. */
function fill(state: StaffState): void {
  const { house, confidential } = state;
  addResident(state, { id: 'lee', preferredName: 'Lee' });
  addResident(state, { id: 'dana', preferredName: 'Dana' });
  house.mentors['role'] = { id: 'role', personId: 'lee', since: '2026-09-01' };
  house.sessionTypes['Step study'] = { id: 'Step study', sensitive: false };
  confidential.sessionTypes['Medication'] = { id: 'Medication', sensitive: true, neutralTitle: 'Wellness' };
  const session = (id: string, startsAt: string, minutes: number, status: 'held' | 'cancelled') => ({
    id,
    startsAt,
    minutes,
    typeId: 'Step study',
    status,
    leaderIds: ['lee'],
    marks: {},
  });
  house.sessions['2026-09'] = { before: session('before', '2026-09-02T18:00', 60, 'held') };
  house.sessions['2026-10'] = {
    long: session('long', '2026-10-05T18:00', 90, 'held'),
    off: session('off', '2026-10-06T18:00', 60, 'cancelled'),
  };
  confidential.sessions['2026-10'] = {
    quiet: { ...session('quiet', '2026-10-07T09:00', 30, 'held'), typeId: 'Medication' },
  };
  const own = emptyOwn();
  own.led['2026-10'] = { quiet: { id: 'quiet', startsAt: '2026-10-07T09:00', minutes: 30 } };
  const contact = { personId: 'dana', mode: 'phone', minutes: 15 } as const;
  own.contacts['2026-10'] = {
    yes: { ...contact, id: 'yes', at: '2026-10-05T19:15', reached: true },
    no: { ...contact, id: 'no', at: '2026-10-08T12:00', reached: false },
  };
  state['own:lee'] = own;
}

let house: MemoryHouse;
let staff: MemoryClient;
let lee: MemoryClient;
beforeEach(() => {
  house = memoryHouse(fill);
  staff = house.as({ name: 'Morgan', role: 'staff' });
  lee = house.as({ name: 'lee', role: 'mentor', personId: 'lee' });
});

const enroll = async (programId = 'ky-radpss'): Promise<string> => {
  await staff.certification.enroll({ personId: 'lee', programId, startedOn: '2026-10-01' });
  return Object.values(house.state['own:lee']?.enrollments ?? {}).find((one) => one.programId === programId)?.id ?? '';
};
const mine = async () => {
  const page = await lee.certification.mine();
  return page?.enrollments[0];
};
const bar = async (kind: string) => {
  const progress = (await mine())?.progress.find((line) => line.kind === kind);
  return progress && { signed: progress.signed, waiting: progress.waiting, toGo: progress.toGo };
};

describe('working towards a certificate', () => {
  it('begins once, with the version of the program as it is', async () => {
    const id = await enroll();
    expect(house.state['own:lee']?.enrollments[id]).toMatchObject({ programAsOf: '2024-12', status: 'in-progress' });
    const again = { personId: 'lee', programId: 'ky-radpss', startedOn: today };
    expect(await refusalOf(staff.certification.enroll(again))).toBe('already-enrolled');
    expect(await refusalOf(staff.certification.enroll({ ...again, programId: 'none' }))).toBe('no-such-program');
    expect(
      await refusalOf(staff.certification.enroll({ ...again, programId: 'ky-apss', startedOn: '2026-10-15' })),
    ).toBe('day-in-future');
  });

  it('counts groups led and check-ins made since then by itself: 1.5 + 0.5 + 0.25 hours', async () => {
    await enroll();
    expect(await bar('experience_hours')).toEqual({ signed: 0, waiting: 2.25, toGo: 497.75 });
    expect((await mine())?.hours.map(({ on, from, hours }) => `${on} ${from} ${hours}`)).toEqual([
      '2026-10-07 Group 0.5',
      '2026-10-05 Step study 1.5',
      '2026-10-05 Check-in with Dana 0.25',
    ]);
    const page = await staff.certification.get({ personId: 'lee' });
    expect(page.enrollments[0]?.hours[0]?.from).toBe('Medication');
  });

  it('moves hours from waiting to signed, one line at a time, with name and day', async () => {
    const enrollmentId = await enroll();
    const line = { personId: 'lee', enrollmentId, source: 'session:long' };
    await staff.certification.signHours({ ...line, signed: true });
    expect(await bar('experience_hours')).toEqual({ signed: 1.5, waiting: 0.75, toGo: 497.75 });
    expect((await mine())?.hours[1]).toMatchObject({ verifiedBy: 'Morgan', verifiedOn: today });
    await staff.certification.signHours({ ...line, signed: false });
    expect(await bar('experience_hours')).toEqual({ signed: 0, waiting: 2.25, toGo: 497.75 });
    expect(await refusalOf(staff.certification.signHours({ ...line, source: 'session:off', signed: true }))).toBe(
      'no-such-record',
    );
    expect(await refusalOf(lee.certification.signHours({ ...line, signed: true }))).toBe('NOT_ALLOWED');
  });

  it('shows what is to be signed, odd lines first, then the oldest', async () => {
    await enroll();
    const { lines } = await staff.certification.toSign();
    expect(lines.map(({ source, odd }) => `${source} ${odd ?? ''}`)).toEqual([
      'session:long At the same time as other hours of theirs.',
      'contact:yes At the same time as other hours of theirs.',
      'session:quiet ',
    ]);
    expect(lines[0]).toMatchObject({ person: { preferredName: 'Lee' }, credential: 'RADPSS' });
  });
});

describe('hours entered by hand', () => {
  const training = { personId: 'lee', kind: 'training', on: '2026-10-10', hours: 6, domain: 'Ethics' } as const;

  it('are a mentor’s to add, unsigned, and staff’s to sign', async () => {
    const enrollmentId = await enroll();
    await lee.certification.addHours({ ...training, enrollmentId });
    expect(await bar('training_hours')).toEqual({ signed: 0, waiting: 6, toGo: 45 });
    const hoursId = (await mine())?.hours.find((line) => line.kind === 'training')?.hoursId ?? '';
    await staff.certification.signHours({ personId: 'lee', enrollmentId, hoursId, signed: true });
    expect(await bar('training_hours')).toEqual({ signed: 6, waiting: 0, toGo: 45 });
    expect(await refusalOf(lee.certification.removeHours({ personId: 'lee', hoursId }))).toBe('hours-signed');
    await staff.certification.signHours({ personId: 'lee', enrollmentId, hoursId, signed: false });
    await lee.certification.removeHours({ personId: 'lee', hoursId });
    expect(house.state['own:lee']?.hours).toEqual({});
  });

  it('are at most 24 a day, in the past, and one’s own', async () => {
    const enrollmentId = await enroll();
    await lee.certification.addHours({ ...training, enrollmentId, hours: 20 });
    expect(await refusalOf(lee.certification.addHours({ ...training, enrollmentId, hours: 4.5 }))).toBe(
      'too-many-hours',
    );
    await lee.certification.addHours({ ...training, enrollmentId, hours: 4 });
    expect(await refusalOf(lee.certification.addHours({ ...training, enrollmentId, on: '2026-10-15' }))).toBe(
      'day-in-future',
    );
    expect(await refusalOf(lee.certification.addHours({ ...training, enrollmentId, personId: 'dana' }))).toBe(
      'NOT_ALLOWED',
    );
  });
});

describe('requirements, exams and the certificate', () => {
  it('are met on a day, and unmet again', async () => {
    const enrollmentId = await enroll();
    const label = 'High school diploma or equivalent';
    const meet = (metOn: string | null, of = label) =>
      staff.certification.meetRequirement({ personId: 'lee', enrollmentId, label: of, metOn });
    await meet('2026-10-02');
    expect((await mine())?.progress.find((line) => line.label === label)).toMatchObject({
      met: true,
      metOn: '2026-10-02',
    });
    await meet(null);
    expect((await mine())?.progress.find((line) => line.label === label)).toMatchObject({ met: false });
    expect(await refusalOf(meet(today, 'Board-approved experience with persons having a substance use disorder'))).toBe(
      'no-such-record',
    );
    expect(await refusalOf(meet('2026-10-15'))).toBe('day-in-future');
  });

  it('uses birth and recovery dates for staff, and needs none for the mentor’s own page', async () => {
    await house.deskOf({ name: 'Morgan', role: 'staff' }).changeAsStaff({ action: 'test', label: '' }, (draft) => {
      draft.confidential.people['lee'] = { id: 'lee', birthDate: '1990-01-01', recoveryDate: '2025-01-01' };
    });
    await enroll();
    const [row] = (await staff.certification.list()).rows;
    expect(row).toMatchObject({ requirementsMet: 2, requirements: 11, experienceToGo: 497.75, linesToSign: 3 });
    expect((await mine())?.progress.filter((line) => line.met)).toEqual([]);
  });

  it('records exams', async () => {
    const enrollmentId = await enroll('ky-apss');
    const exam = { personId: 'lee', enrollmentId, kind: 'Written', on: '2026-10-12' };
    await staff.certification.recordExam({ ...exam, result: 'fail', score: '61%' });
    expect((await mine())?.progress.find(({ kind }) => kind === 'exam')?.met).toBe(false);
    await staff.certification.recordExam({ ...exam, on: today, result: 'pass' });
    expect((await mine())?.progress.find(({ kind }) => kind === 'exam')).toMatchObject({ met: true, metOn: today });
    expect((await mine())?.exams.map(({ on }) => on)).toEqual([today, '2026-10-12']);
  });

  it('needs the day of the certificate, and takes nothing more once withdrawn', async () => {
    const enrollmentId = await enroll();
    const status = { personId: 'lee', enrollmentId };
    expect(await refusalOf(staff.certification.setStatus({ ...status, status: 'certified' }))).toBe(
      'certified-needs-day',
    );
    await staff.certification.setStatus({
      ...status,
      status: 'certified',
      certifiedOn: today,
      expiresOn: '2027-10-14',
    });
    expect((await mine())?.nextSteps[0]).toBe('Renew by October 14, 2027.');
    await staff.certification.setStatus({ ...status, status: 'withdrawn' });
    expect(house.state['own:lee']?.enrollments[enrollmentId]).toMatchObject({ status: 'withdrawn', endedOn: today });
    expect(house.state['own:lee']?.enrollments[enrollmentId]).not.toHaveProperty('certifiedOn');
    const exam = { personId: 'lee', enrollmentId, kind: 'Written', on: today, result: 'pass' } as const;
    expect(await refusalOf(staff.certification.recordExam(exam))).toBe('not-in-progress');
  });

  it('is null for a sign-in that belongs to nobody', async () => {
    expect(await staff.certification.mine()).toBeNull();
    expect((await lee.certification.mine())?.enrollments).toEqual([]);
  });
});
