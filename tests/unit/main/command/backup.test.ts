import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../../../main/command/run.ts';
import { openTestFacility, quickTools } from '../../../support/house.ts';

const passphrase = 'a lantern on the stairs';
const clock = () => new Date('2026-11-20T17:00:00Z');

let parent = '';
let vault = '';
let stick = '';
let recoveryCode = '';

/** Runs a command the way a shell does. */
async function cairn(words: readonly string[], secret: string = passphrase) {
  let [out, err] = ['', ''];
  let id = 0;
  const code = await run(words, {
    terminal: {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      askSecretly: () => Promise.resolve(undefined),
      isWatched: false,
      environment: { CAIRN_PASSPHRASE: secret },
    },
    vaultTools: quickTools(clock),
    clock,
    newId: () => `id-${(id += 1)}-${Math.random().toString(36).slice(2)}`,
  });
  return { code, out, err };
}

/** Every table of the house, as an export writes it. */
async function tables(): Promise<readonly string[]> {
  const to = await mkdtemp(join(parent, 'export-'));
  await cairn(['export', to, '--vault', vault, '--user', 'Ruth']);
  const texts = await Promise.all((await readdir(to)).map((name) => readFile(join(to, name), 'utf8')));
  await rm(to, { recursive: true });
  return texts;
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'cairn-backup-'));
  [vault, stick] = [join(parent, 'house'), join(parent, 'stick')];
  const made = ['create', '--vault', vault, '--house', 'Hope House', '--state', 'KY'];
  recoveryCode = (await cairn([...made, '--time-zone', 'America/New_York', '--user', 'Ruth'])).out.trim();
  const from = join(parent, 'tables');
  await mkdir(from);
  await writeFile(join(from, 'people.csv'), 'person_id,preferred_name\nA,Ann\nB,Bo\n');
  await writeFile(
    join(from, 'stays.csv'),
    'stay_id,person_id,admitted_on,discharged_on\nS1,A,2026-10-01,\nS2,B,2026-09-01,2026-10-02\n',
  );
  await cairn(['import', from, '--vault', vault]);
});
afterAll(() => rm(parent, { recursive: true, force: true }));

it('a house goes to another disk and comes back from there, as itself, with a passphrase or the recovery code', async () => {
  const missing = await cairn(['backup', stick, '--vault', vault]);
  expect(missing).toEqual({ code: 1, out: '', err: `${stick} is not there. Plug the disk in, then try again.\n` });
  await mkdir(stick);
  const made = await cairn(['backup', stick, '--vault', vault, '--user', 'Ruth']);
  expect(made).toMatchObject({ code: 0, err: '' });
  const [, file = ''] = /^file (.+)$/mu.exec(made.out) ?? [];
  expect(file.startsWith(stick)).toBe(true);
  expect(made.out).toMatch(/^file .+\nbytes \d+\nlines \d+\npeople 2\nresidents 1\ngroups 0\ncheckIns 0\n$/u);
  const before = await tables();

  const restored = await cairn(['restore', file, '--vault', vault, '--user', 'Ruth']);
  expect(restored).toMatchObject({ code: 0, err: '' });
  const aside = `${vault}.set-aside-2026-11-20T170000.000Z`;
  expect(restored.out).toMatch(/^house .+\nset-aside .+\nlines \d+\npeople 2\n/u);
  expect(restored.out).toContain(`set-aside ${aside}\n`);
  expect(await tables()).toEqual(before);

  await rm(vault, { recursive: true });
  const onto = await cairn(['restore', file, '--vault', vault], recoveryCode);
  expect(onto).toMatchObject({ code: 0, err: '' });
  expect(onto.out).not.toContain('set-aside');
  expect((await cairn(['verify', '--vault', vault, '--user', 'Ruth'])).code).toBe(0);
  expect(onto.out + made.out).not.toContain(recoveryCode);
});

it('says in one sentence why a backup does not open, and changes nothing', async () => {
  const place = join(vault, 'backups');
  await cairn(['backup', stick, '--vault', vault]);
  const [name = ''] = (await readdir(place)).filter((each) => each.endsWith('.cairn-backup'));
  const file = join(place, name);
  const lay = (await readdir(parent)).sort();
  const restore = (words: readonly string[], secret?: string) => cairn(['restore', ...words, '--vault', vault], secret);
  expect(await restore([file], 'not a code')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/recovery code/u) as unknown,
  });
  for (const user of ['Ruth', 'Nobody'])
    expect(await restore([file, '--user', user], 'something else')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/do not go together/u) as unknown,
    });
  expect((await restore([join(place, 'other.cairn-backup')])).err).toBe(
    `There is no backup at ${join(place, 'other.cairn-backup')}.\n`,
  );
  const facility = openTestFacility(vault, clock);
  await facility.client.setUp.stage();
  expect(await restore([file, '--user', 'Ruth'])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/open/u) as unknown,
  });
  await facility.close();
  const [object = ''] = await readdir(join(place, 'objects'));
  await writeFile(join(place, 'objects', object), '');
  expect(await restore([file, '--user', 'Ruth'])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/choose another backup\.\n$/u) as unknown,
  });
  await writeFile(file, '{}');
  expect(await restore([file, '--user', 'Ruth'])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/choose another backup\.\n$/u) as unknown,
  });
  expect((await readdir(parent)).sort()).toEqual(lay);
});
