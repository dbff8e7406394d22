import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHouse, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const text = [
  'Name\tDOB\tAdmitted\tBed\tPhase\tMentor',
  'Dana Reyes\t5/14/1985\t9/30/2026\t1 lower\tPhase 1\tSam Tully',
  'Sam Tully\t1/2/1990\t8/15/2026\t1 upper\tPhase 2\t',
].join('\n');

it('brings in who lives here as one step, found again when pasted again', async () => {
  const preview = await house.client.arrivals.preview({ text });
  expect(preview).toMatchObject({ questions: [], counts: { new: 2, refused: 0 }, bedsToCreate: [] });
  const { saved } = await house.client.arrivals.bringIn({ text });
  expect(saved.label).toBe('bringing in 2 people');
  const roster = await house.client.residents.roster();
  expect(roster.people.map(({ person }) => person.preferredName).sort()).toEqual(['Dana', 'Sam']);
  const { rows } = await house.client.mentors.list({ who: 'present' });
  expect(rows).toHaveLength(1);
  expect((await house.client.arrivals.preview({ text })).counts).toEqual({ new: 0, same: 2, unsure: 0, refused: 0 });
  expect((await house.client.arrivals.bringIn({ text })).saved.commit).toBeUndefined();
  expect((await house.client.exchange.verify()).broken).toEqual([]);
});

it('is offered for undo in Settings, and undone leaves the house as it was', async () => {
  const before = await house.client.exchange.export();
  const { saved } = await house.client.arrivals.bringIn({ text });
  expect((await house.client.history.imports()).imports).toMatchObject([{ commit: saved.commit, rows: 2 }]);
  await house.client.history.undo({ commit: saved.commit ?? 0 });
  expect(await house.client.exchange.export()).toEqual(before);
});

it('waits for every answer', async () => {
  const open = text.replace('Sam Tully\t1', 'Lee Park\t1');
  expect((await house.client.arrivals.preview({ text: open })).questions).toMatchObject([{ about: 'mentor' }]);
  expect(await refusalOf(house.client.arrivals.bringIn({ text: open }))).toBe('import-refused');
  expect(await refusalOf(house.client.arrivals.bringIn({ text: 'Room\tAdmitted\n1\t2026-10-01' }))).toBe(
    'paste-needs-names at columns',
  );
  expect(await refusalOf(house.client.arrivals.preview({ text: '' }))).toBe('table-unreadable at text');
  const answered = { text: open, mentors: { 'Sam Tully': null } };
  expect((await house.client.arrivals.bringIn(answered)).saved.commit).toBeDefined();
});
