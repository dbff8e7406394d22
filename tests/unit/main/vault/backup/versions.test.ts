import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backUp as backUpBy } from '../../../../../main/vault/backup/make.ts';
import { openCore } from '../../../../../main/vault/open.ts';
import { Session } from '../../../../../main/vault/session.ts';
import { restore, secretOf, timeZone } from '../../../../support/backups.ts';
import { enter, keysOf, smallShape, temporaryFolder, testTools, valueOf } from '../../../../support/vault.ts';

const folder = temporaryFolder();
const fixture = join(import.meta.dirname, '../../../../fixtures/vaults/v1-small/vault');
const house = (): string => join(folder.path, 'vault');

it('a house of an earlier version is backed up as it was, and opens when it is restored', async () => {
  await cp(fixture, house(), { recursive: true });
  const core = await openCore({ folder: house(), shape: smallShape, tools: testTools() });
  const session = await Session.open(core, await keysOf(folder.path, 'ben'));
  const { state } = session;
  const made = await backUpBy(session, core, { timeZone });
  session.drop();
  await core.journal.close();
  await cp(join(house(), 'backups'), join(folder.path, 'stick'), { recursive: true });
  await rm(house(), { recursive: true });
  const path = join(folder.path, 'stick', made?.path.split('/').at(-1) ?? '');
  expect(valueOf(await restore(folder.path, path, secretOf('ben')))).toMatchObject({ damage: [] });
  expect(await readFile(join(house(), 'vault.json'))).toEqual(await readFile(join(fixture, 'vault.json')));
  const entered = valueOf(await enter(folder.path, 'ben'));
  expect(entered.session.state).toEqual(state);
  await entered.vault.release();
});
