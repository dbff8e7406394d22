import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { factsOf, openHouse, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

const bed = (index: number): string => house.beds[index]?.id ?? '';
const page = (personId: string) => house.client.residents.get({ personId });
const present = async () => (await house.client.residents.list({ who: 'present' })).rows;

describe('admission', () => {
  test('puts somebody in a bed and a phase from the day of admission', async () => {
    const { personId } = await house.admit('Dana', { bedId: bed(0), phaseId: house.phases[0]?.id ?? '' });
    const { present: stay, hats } = await page(personId);
    expect(stay).toMatchObject({ days: 13, bed: { room: 'Room 1', name: 'lower' }, phase: { name: 'Phase I' } });
    expect(hats).toEqual(['resident']);
  });

  test('refuses an occupied bed at its field and says whose it is', async () => {
    await house.admit('Dana', { bedId: bed(0) });
    const second = { person: { preferredName: 'Sam' }, admittedOn: '2026-10-10', bedId: bed(0) };
    expect(await refusalOf(house.client.residents.admit(second))).toBe('bed-occupied at bedId');
    expect(await factsOf(house.client.residents.admit(second))).toEqual({ bed: 'Room 1 lower', name: 'Dana' });
    expect(await present()).toHaveLength(1);
  });

  test('refuses a bed on nights before it was open', async () => {
    const early = { person: { preferredName: 'Sam' }, admittedOn: '2023-12-31', bedId: bed(0) };
    expect(await refusalOf(house.client.residents.admit(early))).toBe('bed-not-available at bedId');
  });

  test('refuses a day and a birth date still to come', async () => {
    const tomorrow = { person: { preferredName: 'Sam' }, admittedOn: '2026-10-15' };
    expect(await refusalOf(house.client.residents.admit(tomorrow))).toBe('admitted-in-future at admittedOn');
    const unborn = { person: { preferredName: 'Sam', birthDate: '2027-01-01' }, admittedOn: '2026-10-14' };
    expect(await refusalOf(house.client.residents.admit(unborn))).toBe('birth-date-in-future at person.birthDate');
  });

  test('of somebody who is here already is refused, and of somebody who left begins another stay', async () => {
    const { personId, stayId } = await house.admit('Dana', { person: { preferredName: 'Dana', legalLast: 'West' } });
    const again = { personId, admittedOn: '2026-10-12' };
    expect(await refusalOf(house.client.residents.admit(again))).toBe('stay-overlaps at admittedOn');
    await house.client.residents.discharge({ stayId, lastNight: '2026-10-10' });
    await house.client.residents.admit(again);
    const { stays, person } = await page(personId);
    expect(stays.map(({ admittedOn }) => admittedOn)).toEqual(['2026-10-12', '2026-10-01']);
    expect(person).toMatchObject({ preferredName: 'Dana', lastInitial: 'W' });
  });

  test('finds who it could be by birth date or a name much alike', async () => {
    await house.admit('Dana', { person: { preferredName: 'Dana', legalLast: 'West', birthDate: '1990-05-04' } });
    await house.admit('Sam', { person: { preferredName: 'Sam', birthDate: '1980-01-01' } });
    const names = async (newcomer: { preferredName: string; legalLast?: string; birthDate?: string }) =>
      (await house.client.residents.lookAlikes(newcomer)).people.map(({ person }) => person.preferredName);
    expect(await names({ preferredName: 'Danna', legalLast: 'West' })).toEqual(['Dana']);
    expect(await names({ preferredName: 'D.', birthDate: '1990-05-04' })).toEqual(['Dana']);
    expect(await names({ preferredName: 'Dana', legalLast: 'Young' })).toEqual([]);
    expect(await names({ preferredName: 'Danny', legalLast: 'West', birthDate: '1991-05-04' })).toEqual([]);
  });
});

describe('moves', () => {
  test('give the old bed its last night and free it', async () => {
    const { personId, stayId } = await house.admit('Dana', { bedId: bed(0) });
    await house.client.residents.moveBed({ stayId, bedId: bed(1), from: '2026-10-05' });
    expect((await page(personId)).stays[0]?.beds).toEqual([
      { bedId: bed(0), from: '2026-10-01', to: '2026-10-04' },
      { bedId: bed(1), from: '2026-10-05' },
    ]);
    await house.admit('Sam', { bedId: bed(0), admittedOn: '2026-10-05' });
  });

  test('are refused into the same bed, into an occupied one, to a day to come and before admission', async () => {
    const { stayId } = await house.admit('Dana', { bedId: bed(0) });
    await house.admit('Sam', { bedId: bed(1) });
    const move = (bedId: string, from: string) => refusalOf(house.client.residents.moveBed({ stayId, bedId, from }));
    expect(await move(bed(0), '2026-10-05')).toBe('already-in-that-bed at bedId');
    expect(await move(bed(1), '2026-10-05')).toBe('bed-occupied at bedId');
    expect(await move(bed(2), '2026-10-15')).toBe('day-in-future at from');
    expect(await move(bed(2), '2026-09-30')).toBe('before-admission at from');
  });

  test('between phases keep the days of the earlier one', async () => {
    const [first, second] = house.phases;
    const { personId, stayId } = await house.admit('Dana', { phaseId: first?.id ?? '' });
    await house.client.residents.changePhase({ stayId, phaseId: second?.id ?? '', from: '2026-10-10' });
    const { timeline, present: stay } = await page(personId);
    expect(stay?.phase?.name).toBe('Phase II');
    expect(timeline.filter(({ kind }) => kind === 'phase').map(({ at, text }) => `${at} ${text}`)).toEqual([
      '2026-10-10 Phase II',
      '2026-10-01 Phase I',
    ]);
  });
});

describe('discharge', () => {
  test('ends the stay the day after the last night and frees the bed for it', async () => {
    const { personId, stayId } = await house.admit('Dana', { bedId: bed(0) });
    await house.client.residents.discharge({ stayId, lastNight: '2026-10-12', reason: 'completed' });
    const stay = (await page(personId)).stays[0];
    expect(stay).toMatchObject({ dischargedOn: '2026-10-13', dischargeReason: 'completed' });
    expect(stay?.beds).toEqual([{ bedId: bed(0), from: '2026-10-01', to: '2026-10-12' }]);
    await house.admit('Sam', { bedId: bed(0), admittedOn: '2026-10-13' });
    expect((await present()).map(({ person }) => person.preferredName)).toEqual(['Sam']);
  });

  test('without a night makes a same-day stay that holds no bed', async () => {
    const { personId, stayId } = await house.admit('Dana', { bedId: bed(0), admittedOn: '2026-10-14' });
    await house.client.residents.discharge({ stayId, lastNight: null });
    const stay = (await page(personId)).stays[0];
    expect(stay).toMatchObject({ admittedOn: '2026-10-14', dischargedOn: '2026-10-14' });
    expect(stay?.beds).toEqual([{ bedId: bed(0), from: '2026-10-14', to: '2026-10-14' }]);
    await house.admit('Sam', { bedId: bed(0), admittedOn: '2026-10-14' });
  });

  test('is refused before admission, for a night still to come, and twice', async () => {
    const { stayId } = await house.admit('Dana');
    const end = (lastNight: string) => refusalOf(house.client.residents.discharge({ stayId, lastNight }));
    expect(await end('2026-09-30')).toBe('discharge-before-admission at lastNight');
    expect(await end('2026-10-14')).toBe('last-night-in-future at lastNight');
    await house.client.residents.discharge({ stayId, lastNight: '2026-10-13' });
    expect(await end('2026-10-13')).toBe('stay-ended');
  });

  test('lets later moves fall away when the last night turns out to be earlier', async () => {
    const { personId, stayId } = await house.admit('Dana', { bedId: bed(0) });
    await house.client.residents.moveBed({ stayId, bedId: bed(1), from: '2026-10-08' });
    await house.client.residents.discharge({ stayId, lastNight: '2026-10-06' });
    expect((await page(personId)).stays[0]?.beds).toEqual([{ bedId: bed(0), from: '2026-10-01', to: '2026-10-06' }]);
  });
});

describe('a correction', () => {
  test('replaces the stay, and points at the place that is wrong', async () => {
    const { personId, stayId } = await house.admit('Dana', { bedId: bed(0) });
    const right = { id: stayId, admittedOn: '2026-09-20', phases: [], beds: [{ bedId: bed(0), from: '2026-09-25' }] };
    await house.client.residents.correctStay(right);
    expect((await page(personId)).present).toMatchObject({ admittedOn: '2026-09-20', days: 24 });
    const correct = (stay: Partial<typeof right> & { dischargedOn?: string }) =>
      refusalOf(house.client.residents.correctStay({ ...right, ...stay }));
    expect(await correct({ beds: [{ bedId: bed(0), from: '2026-09-10' }] })).toBe('before-admission at beds.0.from');
    expect(await correct({ dischargedOn: '2026-10-01' })).toBe('bed-without-last-night at beds.0.to');
    expect(
      await correct({
        beds: [
          { bedId: bed(0), from: '2026-09-20' },
          { bedId: bed(1), from: '2026-10-01' },
        ],
      }),
    ).toBe('stay-in-two-beds at beds.1.from');
  });
});

test('the bed board shows every bed of the night, who has it, and who has none', async () => {
  await house.admit('Dana', { bedId: bed(0) });
  await house.admit('Sam');
  const board = await house.client.residents.bedBoard({});
  expect(board.beds).toHaveLength(6);
  expect(board.beds[0]).toMatchObject({ bed: { room: 'Room 1', name: 'lower' }, occupant: { since: '2026-10-01' } });
  expect(board.beds.filter(({ occupant }) => occupant)).toHaveLength(1);
  expect(board.withoutBed.map(({ person }) => person.preferredName)).toEqual(['Sam']);
  expect((await house.client.residents.bedBoard({ on: '2026-09-30' })).withoutBed).toEqual([]);
});

test('a changed name shows everywhere and what is left out is cleared', async () => {
  const { personId } = await house.admit('Dana', { person: { preferredName: 'Dana', legalLast: 'West', phone: '1' } });
  await house.client.residents.changePerson({ personId, person: { preferredName: 'Day', legalLast: 'Young' } });
  const { person, details } = await page(personId);
  expect(person).toMatchObject({ preferredName: 'Day', lastInitial: 'Y' });
  expect(details).toEqual({ id: personId, legalLast: 'Young' });
});

test('the list knows the residents before and after', async () => {
  const ids = await Promise.all(['Bo', 'Al', 'Cy'].map((name) => house.admit(name)));
  const { previous, next } = await page(ids[0]?.personId ?? '');
  expect([previous?.preferredName, next?.preferredName]).toEqual(['Al', 'Cy']);
});

test('everything is there again after the program was closed and opened', async () => {
  const { personId } = await house.admit('Dana', { bedId: bed(0) });
  house = await house.reopen();
  expect((await page(personId)).present).toMatchObject({ bed: { room: 'Room 1', name: 'lower' } });
});
