import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openTestFacility, refusalOf } from '../../../support/house.ts';

/* Houses written by every version that ever landed (tests/fixtures/vaults), opened by this one. */
const fixture = join(import.meta.dirname, '../../../fixtures/vaults/v1-house');
const expectedSchema = z.object({
  recoveryCode: z.string(),
  passphrase: z.string(),
  tables: z.array(z.object({ name: z.string(), text: z.string() })),
});

it('a house of version 1 gives out every table as it did, byte for byte, and lets everybody in', async () => {
  const { passphrase, tables } = expectedSchema.parse(
    JSON.parse(await readFile(join(fixture, 'expected.json'), 'utf8')),
  );
  const parent = await mkdtemp(join(tmpdir(), 'cairn-version-'));
  const folder = join(parent, 'house');
  await cp(join(fixture, 'vault'), folder, { recursive: true });
  const facility = openTestFacility(folder, () => new Date('2026-10-14T16:30:00Z'));
  const { client } = facility;
  const stage = await client.setUp.stage();
  const enter = async (name: string) => {
    const user = stage.stage === 'ready' ? stage.names.find((each) => each.name === name) : undefined;
    return client.session.signIn({ userId: user?.id ?? '', passphrase });
  };
  expect(await refusalOf(enter('Dana M'))).toBe('staff-first');
  await enter('Ruth');
  expect((await client.exchange.export()).files).toEqual(tables);
  expect((await client.exchange.verify()).broken).toEqual([]);
  await enter('Casey');
  await enter('Dana M');
  expect((await client.contacts.myPeople()).walks).toHaveLength(1);
  await facility.close();
  await rm(parent, { recursive: true });
});
