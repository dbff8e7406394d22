import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../../main/command/run.ts';
import { openTestFacility, quickTools } from '../../../support/house.ts';

const passphrase = 'a lantern on the stairs';
const clock = () => new Date('2026-11-20T17:00:00Z');

let parent = '';
let vault = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'cairn-command-'));
  vault = join(parent, 'house');
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** Runs a command the way a shell does, with the passphrase in the environment unless another is given. */
async function cairn(words: readonly string[], environment: Record<string, string> = { CAIRN_PASSPHRASE: passphrase }) {
  let [out, err] = ['', ''];
  let id = 0;
  const code = await run(words, {
    terminal: {
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      askSecretly: () => Promise.resolve(undefined),
      isWatched: false,
      environment,
    },
    vaultTools: quickTools(clock),
    clock,
    newId: () => `id-${(id += 1)}-${Math.random().toString(36).slice(2)}`,
  });
  return { code, out, err };
}

const sentences = (text: string): number => text.trimEnd().split('\n').length;

async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = await mkdtemp(join(parent, `${name}-`));
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

const create = () =>
  cairn([
    'create',
    '--vault',
    vault,
    '--house',
    'Hope House',
    '--state',
    'KY',
    '--time-zone',
    'America/New_York',
    '--user',
    'Ruth',
  ]);

describe('what is not understood', () => {
  it.each([
    [[]],
    [['frobnicate', '--vault', 'x']],
    [['backup', '--vault', 'x']],
    [['restore', '--vault', 'x']],
    [['restore', 'FILE']],
    [['verify']],
    [['import', '--vault', 'x']],
    [['import', 'one', 'two', '--vault', 'x']],
    [['export', 'out', '--vault', 'x', '--dry-run']],
    [['report', '--vault', 'x']],
    [['report', '--vault', 'x', '--month', '2026-13']],
    [['report', '--vault', 'x', '--month', '2026-10', '--months', '2']],
    [['report', '--vault', 'x', '--month', '2026-10', '--k', '4']],
    [['report', '--vault', 'x', '--month', '2026-10', '--edition', 'public']],
    [['create', '--vault', 'x', '--house', 'H', '--state', 'KY', '--user', 'Ruth']],
    [['create', '--vault', 'x', '--house', 'H', '--state', 'ky', '--time-zone', 'UTC', '--user', 'Ruth']],
    [['log', '--vault', 'x', '--since', 'yesterday']],
  ])('%j exits 2 and says how', async (words) => {
    const { code, out, err } = await cairn(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('npm run cairn');
  });
});

describe('a house from its first day', () => {
  it('is made once, with nothing in it, and its recovery code printed', async () => {
    const { code, out, err } = await create();
    expect([code, err]).toEqual([0, '']);
    expect(out.trim().length).toBeGreaterThan(16);
    expect(sentences(out)).toBe(1);
    const again = await create();
    expect(again.code).toBe(1);
    expect(again.out).toBe('');
    expect(again.err).toBe(`There is a house in ${vault} already: choose another folder.\n`);
    const empty = join(parent, 'empty-export');
    expect((await cairn(['export', empty, '--vault', vault, '--user', 'Ruth'])).code).toBe(0);
    const lines = await Promise.all(
      (await readdir(empty)).map(async (name) => [
        name,
        (await readFile(join(empty, name), 'utf8')).trimEnd().split('\n').length,
      ]),
    );
    expect(lines.filter(([, count]) => count !== 1)).toEqual([['house.csv', 2]]);
    expect(await readFile(join(empty, 'house.csv'), 'utf8')).toBe(
      'name,state,time_zone,records_complete_since\nHope House,KY,America/New_York,\n',
    );
  });

  it('refuses a wrong passphrase, a name nobody has, no passphrase, and a folder without a house, in one sentence', async () => {
    const wrong = await cairn(['verify', '--vault', vault, '--user', 'Ruth'], {
      CAIRN_PASSPHRASE: 'something else entirely',
    });
    const nobody = await cairn(['verify', '--vault', vault, '--user', 'Root']);
    expect([wrong.code, wrong.out, sentences(wrong.err)]).toEqual([1, '', 1]);
    expect(nobody.err).toBe(wrong.err);
    const none = await cairn(['verify', '--vault', vault, '--user', 'Ruth'], {});
    expect([none.code, none.out, sentences(none.err)]).toEqual([1, '', 1]);
    expect(none.err).toContain('CAIRN_PASSPHRASE');
    const nowhere = await cairn(['verify', '--vault', join(parent, 'nowhere'), '--user', 'Ruth']);
    expect([nowhere.code, sentences(nowhere.err)]).toEqual([1, 1]);
    expect(await readdir(parent)).not.toContain('nowhere');
  });

  it('says in one sentence that somebody else has the house open, and that a folder holds something else', async () => {
    const other = openTestFacility(vault, clock);
    await other.client.setUp.stage();
    const held = await cairn(['verify', '--vault', vault, '--user', 'Ruth']);
    expect([held.code, held.out, sentences(held.err)]).toEqual([1, '', 1]);
    expect(held.err).toContain('open');
    await other.close();
    const papers = await folder('papers', { 'letter.txt': 'dear all' });
    const made = await cairn([
      'create',
      '--vault',
      papers,
      '--house',
      'H',
      '--state',
      'KY',
      '--time-zone',
      'UTC',
      '--user',
      'Ruth',
    ]);
    expect([made.code, made.out, sentences(made.err)]).toEqual([1, '', 1]);
    expect(await readdir(papers)).toEqual(['letter.txt']);
  });

  it('says a dry run and changes nothing, imports, exports the same, and knows it the second time', async () => {
    const tables = {
      'people.csv': 'person_id,preferred_name,legal_last\nA,Ann,Lee\nB,Bo,\n',
      'stays.csv': 'stay_id,person_id,admitted_on\nS1,A,2026-10-01\n',
      'notes.txt': 'not a table',
    };
    const from = await folder('tables', tables);
    const words = ['import', from, '--vault', vault, '--user', 'Ruth'];
    const dry = await cairn([...words, '--dry-run']);
    expect(dry).toEqual({
      code: 0,
      out: 'warning: notes.txt:0:: : a .csv file; this one is not read\npeople.csv 2 new, 0 same, 0 changed, 0 refused\nstays.csv 1 new, 0 same, 0 changed, 0 refused\n',
      err: '',
    });
    expect((await cairn(words)).out).toBe(dry.out);
    expect((await cairn(words)).out).toContain('people.csv 0 new, 2 same, 0 changed, 0 refused\n');
    const to = join(parent, 'exported');
    const exported = await cairn(['export', to, '--vault', vault, '--user', 'Ruth']);
    expect(exported.out).toContain(to);
    expect(await readFile(join(to, 'stays.csv'), 'utf8')).toBe(
      'stay_id,person_id,admitted_on,referral_source,discharged_on,discharge_reason,destination,employed_at_exit,arrested_during\nS1,A,2026-10-01,,,,,,\n',
    );
  });

  it.runIf(process.platform === 'linux')('says at once that a folder cannot be made', async () => {
    const { code, err } = await cairn(['export', '/proc/cairn', '--vault', vault, '--user', 'Ruth']);
    expect([code, err]).toEqual([1, '/proc/cairn could not be used: it is not there.\n']);
  });

  it('prints every refusal and writes nothing', async () => {
    const from = await folder('wrong', { 'people.csv': 'person_id,preferred_name,birth_date\nC,Cy,2027-01-01\nD,,\n' });
    const expected =
      'people.csv:2:birth_date: 2027-01-01: a birth date that is not in the future\n' +
      'people.csv:3:preferred_name: : a value; preferred_name is required\n';
    for (const words of [
      ['import', from, '--dry-run'],
      ['import', from],
    ]) {
      const { code, out, err } = await cairn([...words, '--vault', vault, '--user', 'Ruth']);
      expect(code).toBe(1);
      expect(out.startsWith(expected)).toBe(true);
      expect(err).toBe('2 things cannot come in as they are: nothing was changed.\n');
    }
    const { out } = await cairn(['verify', '--vault', vault, '--user', 'Ruth']);
    expect(out).toContain('people 2\n');
  });

  it('says why a folder cannot be read', async () => {
    const { code, out, err } = await cairn(['import', join(parent, 'missing'), '--vault', vault, '--user', 'Ruth']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('it is not there');
  });

  it('reports to standard output, or into files', async () => {
    const words = ['report', '--month', '2026-10', '--vault', vault, '--user', 'Ruth'];
    const { code, out } = await cairn(words);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('period,edition,figure,value,numerator,denominator,unknown');
    expect(out).toContain('2026-10,external,census.end,<11,,,\n');
    const [csv, json] = [join(parent, 'r.csv'), join(parent, 'r.json')];
    const filed = await cairn([...words, '--edition', 'internal', '--months', '12', '--csv', csv, '--json', json]);
    expect(filed).toEqual({ code: 0, out: '', err: '' });
    expect(await readFile(csv, 'utf8')).toContain('2025-11/2026-10,internal,census.end,1,,,\n');
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ edition: 'internal', houseName: 'Hope House' });
  });

  it('verifies itself and tells what was done', async () => {
    const verified = await cairn(['verify', '--vault', vault, '--user', 'Ruth']);
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(verified.out).toMatch(/^lines \d+\nsegments \d+\nsnapshots \d+\nblobs \d+\nhouse 1\n/u);
    const logged = await cairn(['log', '--vault', vault, '--user', 'Ruth']);
    expect(logged.out.split('\n').at(-2)).toContain('\tvault.create\t');
    expect(logged.out).toContain('\texchange.import\timport of tables-');
    expect((await cairn(['log', '--since', '2026-11-21', '--vault', vault])).out).toBe('');
  });
});

describe('a demo', () => {
  it('makes a lively house that goes out and comes in again, byte for byte', async () => {
    const home = join(parent, 'demo');
    const made = await cairn(['demo', '--vault', home, '--seed', '7', '--years', '0.25'], {});
    expect(made).toMatchObject({ code: 0, err: '' });
    const [, secret = ''] = /^passphrase (.+)$/mu.exec(made.out) ?? [];
    const [, user = ''] = /^user (.+)$/mu.exec(made.out) ?? [];
    const own = { CAIRN_PASSPHRASE: secret };
    const [first, second] = [join(parent, 'demo-out'), join(parent, 'demo-out-again')];
    expect(await cairn(['export', first, '--vault', home, '--user', user], own)).toMatchObject({ code: 0, err: '' });
    expect(await cairn(['verify', '--vault', home, '--user', user], own)).toMatchObject({ code: 0, err: '' });
    const copy = join(parent, 'copy');
    await cairn(['create', '--vault', copy, '--house', 'x', '--state', 'OH', '--time-zone', 'UTC', '--user', 'Ruth']);
    expect(await cairn(['import', first, '--vault', copy, '--user', 'Ruth'])).toMatchObject({ code: 0, err: '' });
    expect(await cairn(['export', second, '--vault', copy, '--user', 'Ruth'])).toMatchObject({ code: 0 });
    for (const name of await readdir(first)) {
      expect(await readFile(join(second, name), 'utf8'), name).toBe(await readFile(join(first, name), 'utf8'));
    }
  }, 60_000);

  it('takes a passphrase and a name, and prints no secret then', async () => {
    const home = join(parent, 'own-demo');
    const { code, out } = await cairn(['demo', '--vault', home, '--years', '0.1', '--user', 'Ruth']);
    expect(code).toBe(0);
    expect(out).toContain('user Ruth\n');
    expect(out).not.toContain('passphrase');
    expect((await cairn(['verify', '--vault', home, '--user', 'Ruth'])).code).toBe(0);
    expect(await cairn(['demo', '--vault', home])).toMatchObject({ code: 1, out: '' });
  }, 60_000);
});
