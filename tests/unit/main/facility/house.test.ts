import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

describe('beds', () => {
  test('made later go on after the last room', async () => {
    await house.client.house.addBeds({ beds: { rooms: 1, perRoom: 3 }, availableFrom: '2026-10-14' });
    const { beds } = await house.client.house.beds();
    expect(beds.slice(-3).map(({ room, name }) => `${room} ${name}`)).toEqual(['Room 4 A', 'Room 4 B', 'Room 4 C']);
  });

  test('cannot close under somebody, nor take another one’s name', async () => {
    const [lower, upper] = house.beds;
    await house.admit('Dana', { bedId: lower?.id ?? '' });
    const save = (bed: Partial<Parameters<typeof house.client.house.saveBed>[0]>) =>
      house.client.house.saveBed({ room: 'Room 1', name: 'lower', availableFrom: '2024-01-01', ...bed });
    expect(await refusalOf(save({ id: lower?.id, availableTo: '2026-10-20' }))).toBe('bed-in-use at availableTo');
    expect(await refusalOf(save({ id: upper?.id }))).toBe('bed-exists at name');
    expect(await refusalOf(save({ id: 'gone', name: 'third' }))).toBe('no-such-record');
    await save({ id: upper?.id, name: 'top', availableTo: '2026-12-31', funding: 'County grant' });
    const { beds } = await house.client.house.beds();
    expect(beds.find(({ id }) => id === upper?.id)).toMatchObject({ name: 'top', funding: 'County grant' });
  });
});

test('a new phase comes after the last one', async () => {
  await house.client.house.savePhase({ name: 'Graduation' });
  const { phases } = await house.client.house.get();
  expect(phases.map(({ name }) => name)).toEqual(['Phase I', 'Phase II', 'Graduation']);
  await house.client.house.savePhase({ id: phases[2]?.id, name: 'Aftercare' });
  expect((await house.client.house.get()).phases.map(({ name }) => name)).toEqual(['Phase I', 'Phase II', 'Aftercare']);
});

test('settings and the house itself are changed and stay so', async () => {
  await house.client.house.changeSettings({ idleMinutes: 10, smallestPrintedCount: 7, paper: 'a4' });
  await house.client.house.change({ name: 'Cedar Two', state: 'KY', timeZone: 'America/Chicago' });
  house = await house.reopen();
  const { house: named, settings } = await house.client.house.get();
  expect(named).toEqual({ name: 'Cedar Two', state: 'KY', timeZone: 'America/Chicago' });
  expect(settings).toMatchObject({ idleMinutes: 10, smallestPrintedCount: 7, paper: 'a4' });
  expect(settings.setUpFinishedAt).toBeDefined();
});

describe('the month', () => {
  const request = { month: '2026-10', months: 1 as const, edition: 'internal' as const };

  test('counts what was recorded, and says while it is not over', async () => {
    const { stayId } = await house.admit('Dana', { bedId: house.beds[0]?.id ?? '' });
    await house.admit('Sam');
    await house.client.residents.discharge({ stayId, lastNight: '2026-10-10', reason: 'completed' });
    const report = await house.client.reports.month(request);
    const value = (id: string) => report.figures.find((figure) => figure.id === id)?.value;
    expect(report).toMatchObject({ houseName: 'Cedar House', monthNotOver: true, period: { label: 'October 2026' } });
    expect([
      value('census.start'),
      value('census.admissions'),
      value('census.discharges'),
      value('census.end'),
    ]).toEqual([0, 2, 1, 1]);
    expect(value('beddays.available')).toBe(6 * 31);
    expect(report.trend.map(({ month }) => month)).toEqual([
      ...['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04'],
      ...['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
    ]);
    house.goTo('2026-11-01');
    expect((await house.client.reports.month(request)).monthNotOver).toBe(false);
  });

  test('for the funders hides small counts, and has no trend to subtract from', async () => {
    await house.admit('Dana');
    const report = await house.client.reports.month({ ...request, edition: 'external' });
    expect(report).toMatchObject({ k: 11, trend: [] });
    expect(report.figures.find(({ id }) => id === 'census.end')).toMatchObject({ value: '<11' });
  });

  test('blanks what looks back before records begin, and says why', async () => {
    await house.client.house.change({
      name: 'Cedar House',
      state: 'KY',
      timeZone: 'America/New_York',
      recordsCompleteSince: '2026-10-05',
    });
    const { figures } = await house.client.reports.month(request);
    expect(figures.find(({ id }) => id === 'census.admissions')).toEqual({
      id: 'census.admissions',
      beforeRecordsBegin: true,
    });
    expect(figures.find(({ id }) => id === 'census.end')).toEqual({ id: 'census.end', value: 0 });
  });

  test('as CSV names its period, and its file', async () => {
    const { fileName, text } = await house.client.reports.csv({ ...request, months: 12 });
    expect(fileName).toBe('cairn-2025-11-to-2026-10-internal.csv');
    const [header, first] = text.split('\n');
    expect(header).toBe('period,edition,figure,value,numerator,denominator,unknown');
    expect(first).toBe('2025-11/2026-10,internal,census.start,0,,,');
  });
});
