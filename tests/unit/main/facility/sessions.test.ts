import { beforeEach, describe, expect, it } from 'vitest';
import { sessionsBetween } from '../../../../main/facility/sessions.ts';
import type { StaffState } from '../../../../main/facility/context.ts';
import { addResident, memoryHouse, refusalOf } from '../../../support/memory-house.ts';
import type { MemoryClient, MemoryHouse } from '../../../support/memory-house.ts';

const today = '2026-10-14';
const evening = `evening@${today}`;

/** Four residents, of whom Lee leads the weekly group tonight; a sensitive group on the same day; nobody marked yet. */
function fill(state: StaffState): void {
  const { house, confidential } = state;
  addResident(state, { id: 'lee', preferredName: 'Lee', phaseId: 'phase-2' });
  addResident(state, { id: 'dana', preferredName: 'Dana', lastInitial: 'W', phaseId: 'phase-1' });
  addResident(state, { id: 'ari', preferredName: 'Ari', phaseId: 'phase-1' });
  addResident(state, { id: 'sam', preferredName: 'Sam', phaseId: 'phase-2' });
  addResident(state, { id: 'gone', preferredName: 'Gail', dischargedOn: '2026-09-01' });
  house.mentors['role'] = { id: 'role', personId: 'lee', since: '2026-09-01' };
  house.sessionTypes['Step study'] = { id: 'Step study', sensitive: false };
  confidential.sessionTypes['Medication'] = { id: 'Medication', sensitive: true, neutralTitle: 'Wellness' };
  house.weeklyGroups['evening'] = {
    id: 'evening',
    typeId: 'Step study',
    weekday: 3,
    startsAt: '18:00',
    minutes: 60,
    leaderIds: ['lee'],
    expected: { who: 'everyone' },
    since: '2026-09-01',
  };
  confidential.weeklyGroups['private'] = {
    id: 'private',
    typeId: 'Medication',
    weekday: 3,
    startsAt: '09:00',
    minutes: 30,
    leaderIds: ['lee'],
    expected: { who: 'people', personIds: ['ari'] },
    since: '2026-09-01',
  };
}

let house: MemoryHouse;
let staff: MemoryClient;
let lee: MemoryClient;
const asLee = { name: 'lee', role: 'mentor', personId: 'lee' } as const;
const asStaff = { name: 'Morgan', role: 'staff' } as const;

beforeEach(() => {
  house = memoryHouse(fill);
  staff = house.as(asStaff);
  lee = house.as(asLee);
});

const lines = (roll: { lines: readonly { number: number; personId: string; mark: { mark?: string | undefined } }[] }) =>
  roll.lines.map(({ number, personId, mark }) => `${number} ${personId} ${mark.mark ?? '-'}`);

describe('a weekly group', () => {
  it('meets on its days before anything is stored', async () => {
    const { sessions } = await staff.sessions.calendar({ from: '2026-10-01', to: '2026-10-31' });
    expect(sessions.filter(({ weeklyGroupId }) => weeklyGroupId === 'evening').map(({ id }) => id)).toEqual([
      'evening@2026-10-07',
      'evening@2026-10-14',
      'evening@2026-10-21',
      'evening@2026-10-28',
    ]);
    expect(house.commits).toHaveLength(0);
  });

  it('expects everyone but its leader, in the order of their names, until somebody is marked', async () => {
    const roll = await lee.sessions.roll({ sessionId: evening });
    expect(lines(roll)).toEqual(['1 ari -', '2 dana -', '3 sam -']);
    expect(roll.session).toMatchObject({ status: 'planned', counts: { expected: 3, unmarked: 3 } });
    expect(roll.others.map(({ id }) => id)).toEqual(['lee']);
  });

  it('is stored by its first mark, held, with everyone expected frozen as unmarked', async () => {
    const { roll } = await lee.sessions.mark({ sessionId: evening, personId: 'dana', mark: 'absent' });
    expect(lines(roll)).toEqual(['1 ari -', '2 dana absent', '3 sam -']);
    expect(roll.session).toMatchObject({ status: 'held', counts: { expected: 3, absent: 1, unmarked: 2 } });
    expect(Object.keys(house.state.house.sessions['2026-10']?.[evening]?.marks ?? {}).sort()).toEqual([
      'ari',
      'dana',
      'sam',
    ]);
    const again = await staff.sessions.calendar({ from: today, to: today });
    expect(again.sessions.filter(({ id }) => id === evening)).toHaveLength(1);
  });

  it('keeps who was frozen when people come and go afterwards, nameless to the mentor', async () => {
    await lee.sessions.mark({ sessionId: evening, personId: 'dana', mark: 'present' });
    await house.deskOf(asStaff).changeAsStaff({ action: 'test', label: 'move' }, (draft) => {
      delete draft.house.stays['stay-dana'];
      delete draft.house.people['dana'];
      draft.confidential.formerPeople['dana'] = { id: 'dana', preferredName: 'Dana', lastInitial: 'W' };
      addResident(draft, { id: 'new', preferredName: 'Newt', admittedOn: today });
    });
    const forLee = await lee.sessions.roll({ sessionId: evening });
    const line = forLee.lines.find(({ personId }) => personId === 'dana');
    expect(line).toMatchObject({ mark: { mark: 'present' } });
    expect(line).not.toHaveProperty('person');
    expect(forLee.lines.map(({ personId }) => personId)).not.toContain('new');
    const forStaff = await staff.sessions.roll({ sessionId: evening });
    expect(forStaff.lines.find(({ personId }) => personId === 'dana')?.person?.preferredName).toBe('Dana');
  });

  it('can be ended, and put back after a cancellation', async () => {
    await staff.sessions.cancel({ sessionId: evening });
    expect(await refusalOf(lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present' }))).toBe(
      'session-cancelled',
    );
    await staff.sessions.putBack({ sessionId: evening });
    await staff.sessions.endWeekly({ weeklyGroupId: 'evening', until: '2026-10-20' });
    const { sessions } = await staff.sessions.calendar({ from: today, to: '2026-11-30' });
    expect(sessions.filter(({ weeklyGroupId }) => weeklyGroupId === 'evening').map(({ id }) => id)).toEqual([evening]);
  });
});

describe('a roll', () => {
  it('touches one line of one session after the first mark', async () => {
    await lee.sessions.mark({ sessionId: evening, personId: 'dana', mark: 'present' });
    await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'excused' });
    expect(house.commits.at(-1)?.paths).toEqual([`house/sessions/2026-10/${evening}/marks/ari`]);
  });

  it('counts late as present, and forgets it with another mark', async () => {
    const late = await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present', late: true });
    expect(late.roll.lines[0]?.mark).toEqual({ mark: 'present', late: true });
    expect(late.roll.session.counts.present).toBe(1);
    const absent = await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'absent' });
    expect(absent.roll.lines[0]?.mark).toEqual({ mark: 'absent' });
    const unmarked = await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: null });
    expect(unmarked.roll.lines[0]?.mark).toEqual({});
  });

  it('unmarking on an untouched group stores nothing', async () => {
    const { roll, saved } = await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: null });
    expect(saved.commit).toBeUndefined();
    expect(roll.session.status).toBe('planned');
  });

  it('marks the rest without overwriting anything', async () => {
    await lee.sessions.mark({ sessionId: evening, personId: 'dana', mark: 'absent' });
    const { roll, saved } = await lee.sessions.markRest({ sessionId: evening, mark: 'present' });
    expect(lines(roll)).toEqual(['1 ari present', '2 dana absent', '3 sam present']);
    expect(saved.label).toBe('mark of the other 2 as present');
    expect((await lee.sessions.markRest({ sessionId: evening, mark: 'absent' })).saved.commit).toBeUndefined();
  });

  it('takes walk-ins after the others, and somebody not of the house in no other way', async () => {
    await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present' });
    expect(await refusalOf(staff.sessions.mark({ sessionId: evening, personId: 'gone', mark: 'present' }))).toBe(
      'not-of-the-house',
    );
    const { roll } = await staff.sessions.addWalkIn({ sessionId: evening, personId: 'gone' });
    expect(lines(roll)).toEqual(['1 ari present', '2 dana -', '3 sam -', '4 gone present']);
    expect(roll.session.counts).toMatchObject({ expected: 3, present: 2 });
    expect(await refusalOf(lee.sessions.addWalkIn({ sessionId: evening, personId: 'nobody' }))).toBe('no-such-person');
  });

  it('is not taken before its day', async () => {
    const next = 'evening@2026-10-21';
    expect((await lee.sessions.roll({ sessionId: next })).session.status).toBe('planned');
    expect(await refusalOf(lee.sessions.mark({ sessionId: next, personId: 'ari', mark: 'present' }))).toBe(
      'day-in-future',
    );
  });

  it('keeps notes on marks with staff', async () => {
    await staff.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'excused', note: 'Court date.' });
    expect((await staff.sessions.roll({ sessionId: evening })).lines[0]?.note).toBe('Court date.');
    expect((await lee.sessions.roll({ sessionId: evening })).lines[0]).not.toHaveProperty('note');
    const asMentor = lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present', note: 'hello' });
    expect(await refusalOf(asMentor)).toBe('NOT_ALLOWED');
    const cleared = await staff.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'excused', note: null });
    expect(cleared.roll.lines[0]).not.toHaveProperty('note');
  });

  it('is only reported by finishing it', async () => {
    expect(await refusalOf(lee.sessions.finish({ sessionId: evening, fromPaper: false }))).toBe('nothing-marked');
    await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present' });
    const before = house.state.house.sessions['2026-10']?.[evening]?.marks;
    await lee.sessions.finish({ sessionId: evening, fromPaper: true });
    const after = house.state.house.sessions['2026-10']?.[evening];
    expect(after?.marks).toEqual(before);
    expect(after?.finished).toEqual({ by: 'user-lee', at: '2026-10-14T22:30:00.000Z', fromPaper: true });
  });

  it('opens for the leader and for staff only', async () => {
    const sam = house.as({ name: 'sam', role: 'mentor', personId: 'sam' });
    expect(await refusalOf(sam.sessions.roll({ sessionId: evening }))).toBe('not-your-group');
    expect(await refusalOf(sam.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present' }))).toBe(
      'not-your-group',
    );
    expect((await sam.sessions.calendar({ from: today, to: today })).sessions).toEqual([]);
    expect(await refusalOf(lee.sessions.roll({ sessionId: 'evening@2026-10-15' }))).toBe('no-such-record');
  });
});

describe('a sensitive group', () => {
  const id = `private@${today}`;

  it('is not there for a mentor, even the one who leads it', async () => {
    expect(sessionsBetween(house.deskOf(asLee), today, today).map((session) => session.id)).toEqual([evening]);
    expect(await refusalOf(lee.sessions.roll({ sessionId: id }))).toBe('no-such-record');
    expect((await lee.sessions.types()).types.map((type) => type.id)).toEqual(['Step study']);
    expect((await lee.sessions.weekly()).groups.map((group) => group.id)).toEqual(['evening']);
  });

  it('lies with staff whole; its leader keeps when and how long, while it counts as held', async () => {
    await staff.sessions.mark({ sessionId: id, personId: 'ari', mark: 'present' });
    expect(house.state.confidential.sessions['2026-10']?.[id]?.status).toBe('held');
    expect(house.state.house.sessions).toEqual({});
    expect(house.state['own:lee']?.led).toEqual({
      '2026-10': { [id]: { id, startsAt: `${today}T09:00`, minutes: 30 } },
    });
    await staff.sessions.mark({ sessionId: id, personId: 'ari', mark: null });
    await staff.sessions.cancel({ sessionId: id });
    expect(house.state['own:lee']?.led['2026-10']).toEqual({});
  });

  it('carries its neutral title on paper', async () => {
    const { sheets } = await staff.sessions.printSheets({ sessionIds: [id, evening] });
    expect(sheets.map(({ paperTitle, number }) => `${number} ${paperTitle}`)).toEqual(['1 Wellness', '2 Step study']);
  });

  it('moves with its kind, past groups too', async () => {
    await lee.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present' });
    await staff.sessions.saveType({ id: 'Step study', sensitive: true });
    expect(house.state.house.sessions['2026-10']).toEqual({});
    expect(house.state.confidential.sessions['2026-10']?.[evening]?.marks['ari']).toEqual({ mark: 'present' });
    expect(house.state['own:lee']?.led['2026-10']?.[evening]?.minutes).toBe(60);
    expect((await lee.sessions.calendar({ from: today, to: today })).sessions).toEqual([]);
    await staff.sessions.saveType({ id: 'Step study', sensitive: false });
    expect(house.state.house.sessions['2026-10']?.[evening]?.marks['ari']).toEqual({ mark: 'present' });
    expect(house.state['own:lee']?.led['2026-10']).toEqual({});
  });
});

describe('a sign-in sheet', () => {
  it('keeps its number and order; who is expected since follows', async () => {
    const first = await lee.sessions.printSheets({ sessionIds: [evening] });
    expect(first.sheets[0]).toMatchObject({ number: 1, lines: [{ id: 'ari' }, { id: 'dana' }, { id: 'sam' }] });
    await house.deskOf(asStaff).changeAsStaff({ action: 'test', label: 'admission' }, (draft) => {
      addResident(draft, { id: 'abe', preferredName: 'Abe', admittedOn: today });
    });
    const again = await lee.sessions.printSheets({ sessionIds: [evening] });
    expect(again.sheets[0]).toMatchObject({ number: 1 });
    expect(again.sheets[0]?.lines.map(({ id }) => id)).toEqual(['ari', 'dana', 'sam', 'abe']);
    const { roll } = await lee.sessions.mark({ sessionId: evening, personId: 'abe', mark: 'present' });
    expect(lines(roll)).toEqual(['1 ari -', '2 dana -', '3 sam -', '4 abe present']);
  });

  it('keeps the numbers of its lines when somebody left before the group met', async () => {
    await staff.sessions.printSheets({ sessionIds: ['evening@2026-10-21'] });
    await house.deskOf(asStaff).changeAsStaff({ action: 'test', label: 'discharge' }, (draft) => {
      const stay = draft.confidential.stays['stay-ari'];
      if (stay) stay.dischargedOn = '2026-10-16';
      delete draft.house.stays['stay-ari'];
    });
    const roll = await staff.sessions.roll({ sessionId: 'evening@2026-10-21' });
    expect(lines(roll)).toEqual(['2 dana -', '3 sam -']);
  });

  it('is missing once its group is over and nobody entered it', async () => {
    await staff.sessions.printSheets({ sessionIds: [evening, 'evening@2026-10-07'] });
    expect((await staff.sessions.missingSheets()).sessions.map(({ id }) => id)).toEqual(['evening@2026-10-07']);
    house.setClock(`${today}T19:00`);
    expect((await lee.sessions.missingSheets()).sessions.map(({ id }) => id)).toEqual(['evening@2026-10-07', evening]);
    await lee.sessions.markRest({ sessionId: evening, mark: 'present' });
    expect((await staff.sessions.missingSheets()).sessions.map(({ id }) => id)).toEqual(['evening@2026-10-07']);
  });
});

describe('planning', () => {
  const plan = {
    startsAt: '2026-10-14T15:00',
    minutes: 45,
    typeId: 'Step study',
    leaderIds: ['lee'],
    expected: { who: 'phases', phaseIds: ['phase-1'] },
  } as const;

  it('expects the people of the phases named', async () => {
    const { sessionId } = await staff.sessions.plan({
      ...plan,
      leaderIds: ['lee'],
      expected: { who: 'phases', phaseIds: ['phase-1'] },
    });
    expect(lines(await lee.sessions.roll({ sessionId }))).toEqual(['1 ari -', '2 dana -']);
  });

  it('refuses an hour the clocks skip, and a kind that is not there', async () => {
    const at = (startsAt: string, typeId = 'Step study') =>
      refusalOf(staff.sessions.plan({ startsAt, typeId, minutes: 45, leaderIds: [], expected: { who: 'everyone' } }));
    expect(await at('2027-03-14T02:30')).toBe('time-does-not-exist');
    expect(await at('2026-10-14T15:00', 'Knitting')).toBe('no-such-record');
  });

  it('changes a group, its month too, but not the day of one that has marks', async () => {
    const change = { minutes: 90, typeId: 'Step study', leaderIds: ['sam'], expected: { who: 'everyone' as const } };
    await staff.sessions.change({ ...change, sessionId: evening, startsAt: '2026-09-30T18:00' });
    expect(house.state.house.sessions['2026-09']?.[evening]).toMatchObject({ minutes: 90, leaderIds: ['sam'] });
    expect((await staff.sessions.calendar({ from: today, to: today })).sessions.map(({ id }) => id)).toEqual([
      `private@${today}`,
    ]);
    await staff.sessions.mark({ sessionId: evening, personId: 'ari', mark: 'present' });
    expect(
      await refusalOf(staff.sessions.change({ ...change, sessionId: evening, startsAt: '2026-09-29T18:00' })),
    ).toBe('session-held');
    expect(await refusalOf(staff.sessions.cancel({ sessionId: evening }))).toBe('session-held');
  });

  it('makes somebody who left known to mentors when they are to lead a group', async () => {
    await staff.sessions.plan({
      ...plan,
      leaderIds: ['gone'],
      startsAt: '2026-10-20T15:00',
      expected: { who: 'everyone' },
    });
    expect(house.state.house.people['gone']?.preferredName).toBe('Gail');
    expect(house.state.confidential.formerPeople['gone']).toBeUndefined();
  });
});
