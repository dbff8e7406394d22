import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inThreadDerivation, usualSizes } from '../../../../main/vault/index.ts';
import {
  canonical,
  drawnFields,
  drawnHeader,
  DocumentedKeys,
  fields,
  isSigned,
  linesOf,
  list,
  sha256,
  word,
  type DocumentedLine,
  type Drawn,
  type Json,
} from '../../../support/readme-reader.ts';
import { passphrases } from '../../../support/small-house.ts';
import { createPeopledVault, signIn, temporaryFolder, valueOf } from '../../../support/vault.ts';

/*
 * main/vault/README.md draws the files. Here a reader that knows nothing but that document opens a house with an archive,
 * snapshots, blobs and a backup: down to the words somebody typed.
 */
const folder = temporaryFolder();
const big = 'a long note, '.repeat(200);
let root = '';
const read = (...path: readonly string[]): Promise<Buffer> => readFile(join(root, ...path));

interface House {
  readonly keys: DocumentedKeys;
  readonly lines: readonly DocumentedLine[];
  readonly state: unknown;
  readonly archives: number;
  /** The states that stand for the lines that are purged. */
  readonly base: Json;
}

/** A house that was archived once and written to since, opened with Ben's passphrase as the document says. */
async function openByTheDocument(forgetsUpTo?: number): Promise<House> {
  const cost = { memory: 64 * 1024 * 1024, passes: 3 };
  const vault = await createPeopledVault(folder.path, {
    keyDerivation: { calibrate: () => Promise.resolve(cost), derive: (...what) => inThreadDerivation.derive(...what) },
    sizes: { ...usualSizes, part: 2000, tail: 1 },
  });
  const ben = await signIn(vault, 'ben');
  const note = async (key: string, text: string): Promise<void> =>
    void valueOf(
      await ben.commit({ action: 'notes.add', label: `note ${key}`, target: key }, (draft) => {
        if (draft.house) draft.house.notes[key] = text;
        if (draft.confidential) draft.confidential.notes[key] = `of ${key}`;
      }),
    );
  await note('early', big);
  valueOf(await ben.snapshot());
  await note('late', 'written since');
  await note('later', big);
  valueOf(await vault.backUp(ben, {}));
  if (forgetsUpTo !== undefined) {
    const ada = await signIn(vault, 'ada');
    valueOf(await ada.purge(forgetsUpTo, { action: 'test', label: 'forgotten' }));
  }
  const state: unknown = structuredClone(ben.state);
  root = join(folder.path, 'copy');
  await cp(join(folder.path, 'vault'), root, { recursive: true });
  await vault.release();

  const keys = await DocumentedKeys.open(await read('vault.json'), 'ben', passphrases.ben);
  const lines: DocumentedLine[] = [];
  let base: Json;
  let archives = 0;
  for (const name of (await readdir(join(root, 'journal'))).filter((each) => /^\d{12}$/u.test(each)).sort()) {
    const file = await read('journal', name);
    const opening = file.toString('utf8', 0, file.indexOf(10));
    if (opening.includes('"cairn archive"')) {
      archives += 1;
      const { note: of, plain, isWhole, isSigned: signed, noteHash } = keys.opened(file, 'archive');
      const { purged, ...rest } = of;
      expectDrawn(rest, "the very lines, gzipped, under `Shape.staff`'s key for archives\nnote {");
      expect([isWhole, signed]).toEqual([true, true]);
      const text = plain.toString();
      const start = purged === undefined ? 0 : text.indexOf('\n') + 1;
      expect(of['version']).toBe(purged === undefined ? 1 : 2);
      if (purged === 'base') {
        base = fields(JSON.parse(text.slice(0, start)));
        expect(list(fields(fields(keys.header['users'])['table'])['bases'])).toContain(noteHash);
      }
      lines.push(...linesOf(text.slice(start)));
    } else lines.push(...linesOf(file.toString('utf8', opening.length + 1)));
  }
  return { keys, lines, state, archives, base };
}

/** What patches make of a state: nothing but paths, values and removals. */
function patched(state: Json, patches: readonly Json[]): Json {
  return patches.reduce<Json>((before, patch) => {
    const { op, path, value } = fields(patch);
    const put = (at: Json, [key, ...rest]: readonly Json[]): Json => {
      if (key === undefined) return value;
      const copy: Record<string, Json> = { ...fields(at) };
      if (rest.length === 0 && op === 'remove') delete copy[word(key)];
      else copy[word(key)] = put(copy[word(key)], rest);
      return copy;
    };
    return put(before, list(path));
  }, state);
}

function expectFields(value: Json, { always, all }: Drawn, what: string): void {
  const names = Object.keys(fields(value));
  expect(
    names.filter((name) => !all.includes(name)),
    `${what}: every field is drawn`,
  ).toEqual([]);
  expect(
    always.filter((name) => !names.includes(name)),
    `${what}: every field drawn is there`,
  ).toEqual([]);
}

const expectDrawn = (value: Json, drawing: string): void => expectFields(value, drawnFields(drawing), drawing);

it('its README alone reads a house to the last word', async () => {
  const { keys, lines, state, archives } = await openByTheDocument();
  expect(archives).toBe(1);
  let previous = sha256(`cairn/1/genesis/${keys.vault}`);
  const states: Record<string, Json> = {};
  for (const { header, headerText, signature, parts } of lines) {
    expectDrawn(header, 'header {');
    expect(header['previous']).toBe(previous);
    expect(isSigned('line', keys.vault, headerText, signature, keys.signKeyOf(header['author']))).toBe(true);
    previous = sha256(headerText, '\t', signature);
    for (const [at, each] of list(header['parts']).entries()) {
      expectDrawn(each, 'parts [ {');
      const note = fields(each);
      const name = word(note['in']);
      if (!keys.has(name, note['generation'])) continue;
      const inLine = parts[at] ?? Buffer.alloc(0);
      const bytes = note['blob'] === true ? keys.blob(await read('blobs', word(note['hash'])), note) : inLine;
      expect(sha256(bytes)).toBe(note['hash']);
      const part = keys.part(header, note, bytes);
      expectDrawn(part, 'plain text is JSON:\n\n```\n{');
      states[name] = patched(states[name], list(part['patches']));
    }
  }
  expect(states).toEqual(state);

  for (const name of await readdir(join(root, 'snapshots'))) {
    const { note, isWhole, isSigned: signed } = keys.opened(await read('snapshots', name), 'snapshot');
    expect([isWhole, signed]).toEqual([true, true]);
    expectDrawn(note, 'the note is JSON `{');
  }

  const { header, vault } = keys;
  expectFields(header, drawnHeader(), 'vault.json');
  const { table, signature } = fields(header['users']);
  expect(isSigned('users', vault, canonical(table), signature, keys.house)).toBe(true);
  for (const generation of Object.values(fields(header['compartments'])).flatMap(list).map(fields)) {
    const statement = fields(generation['statement']);
    const key = keys.signKeyOf(statement['madeBy']);
    expect(isSigned('compartment', vault, canonical(statement), generation['signature'], key)).toBe(true);
  }
  const { mark, signature: marked } = fields(header['snapshots']);
  expect(isSigned('snapshots', vault, canonical(mark), marked, keys.signKeyOf(fields(mark)['by']))).toBe(true);
  const { check, ...rest } = header;
  expect(sha256(canonical(rest))).toBe(check);

  const place = (await readdir(join(root, 'backups'))).find((name) => name.endsWith('.cairn-backup')) ?? '';
  const manifest = fields(JSON.parse((await read('backups', place)).toString()));
  expectDrawn(manifest, 'manifest {');
  const files = list(manifest['files']).map(fields);
  expect(files.length).toBeGreaterThan(4);
  for (const { path, hash, object } of files) {
    const kept = keys.object(await read('backups', 'objects', word(object)), 'confidential');
    expectDrawn(kept.note, 'object   note LF sealed key (80 bytes) · frame · frame …\n         note {');
    expect([kept.isWhole, sha256(kept.plain)], word(path)).toEqual([true, hash]);
  }
});

it('its README alone reads a house that has forgotten what was done', async () => {
  const upTo = 5;
  const { keys, lines, state, archives, base } = await openByTheDocument(upTo);
  expect(archives).toBe(2);
  const states: Record<string, Json> = {};
  for (const [name, of] of Object.entries(fields(base))) states[name] = fields(of)['state'];
  let previous = sha256(`cairn/1/genesis/${keys.vault}`);
  for (const { header, headerText, signature, parts } of lines) {
    expect(header['previous']).toBe(previous);
    expect(isSigned('line', keys.vault, headerText, signature, keys.signKeyOf(header['author']))).toBe(true);
    previous = sha256(headerText, '\t', signature);
    const isPurged = Number(header['sequence']) <= upTo;
    expect(parts).toHaveLength(isPurged ? 0 : list(header['parts']).length);
    if (isPurged) continue;
    for (const [at, each] of list(header['parts']).entries()) {
      const note = fields(each);
      const name = word(note['in']);
      const inLine = parts[at] ?? Buffer.alloc(0);
      const bytes = note['blob'] === true ? keys.blob(await read('blobs', word(note['hash'])), note) : inLine;
      states[name] = patched(states[name], list(keys.part(header, note, bytes)['patches']));
    }
  }
  expect(states).toEqual(state);
});
