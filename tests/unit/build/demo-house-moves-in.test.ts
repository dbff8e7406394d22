import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoHouse } from '../../../build/demo-house/create.ts';
import type { Facility } from '../../../main/facility/facility.ts';
import { openTestFacility, quickTools } from '../../support/house.ts';

const clock = () => new Date('2026-10-14T22:30:00Z');
let folder: string;
let facility: Facility;
let names: readonly string[] = [];
let passphrase = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-demo-'));
  const house = join(folder, 'house');
  const made = await createDemoHouse({ folder: house, tools: quickTools(clock), today: '2026-10-14' });
  if (!made.ok) throw new Error(made.error.code);
  names = made.value.signInNames;
  passphrase = made.value.passphrase;
  facility = openTestFacility(house, clock);
});
afterAll(async () => {
  await facility.close();
  await rm(folder, { recursive: true });
});

async function signIn(index: number): Promise<void> {
  await facility.client.session.lock();
  const stage = await facility.client.setUp.stage();
  const known = stage.stage === 'ready' ? stage.names : [];
  await facility.client.session.signIn({
    userId: known.find(({ name }) => name === names[index])?.id ?? '',
    passphrase,
  });
}

describe('a folder with the demo house', () => {
  it('opens for staff on a day with groups and things due', async () => {
    await signIn(1);
    const today = await facility.client.today.get();
    expect(today.groups.length).toBeGreaterThan(2);
    expect(today.due.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['missing-sheet', 'unfinished-roll', 'resident-without-bed', 'hours-to-sign']),
    );
    expect(today.tonight?.in).toBeGreaterThan(90);
    expect((await facility.client.certification.list()).rows.length).toBeGreaterThan(10);
  });

  it('opens for the mentor, who takes the roll of tonight’s group and sees their hours wait', async () => {
    await signIn(2);
    const { groups, walks, hoursWaiting } = await facility.client.today.get();
    expect(walks?.length).toBeGreaterThan(1);
    expect(hoursWaiting).toBeGreaterThan(0);
    const sessionId = groups.at(-1)?.id ?? '';
    const { roll } = await facility.client.sessions.markRest({ sessionId, mark: 'present' });
    expect(roll.session).toMatchObject({ status: 'held', counts: { unmarked: 0 } });
    await facility.client.session.lock();
    await signIn(1);
    const asStaff = await facility.client.sessions.roll({ sessionId });
    expect(asStaff.lines.every(({ mark }) => mark.mark === 'present')).toBe(true);
  });
});
