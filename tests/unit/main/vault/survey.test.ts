import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFiles, surveyVault, usualSizes } from '../../../../main/vault/index.ts';
import { fixedNow } from '../../../support/small-house.ts';
import { createPeopledVault, signIn, temporaryFolder, valueOf } from '../../../support/vault.ts';

const folder = temporaryFolder();
/** The vault as it lies there while somebody is signed in. */
const root = (): string => join(folder.path, 'copy');
const survey = async (known?: string) => valueOf(await surveyVault(root(), nodeFiles, known));

/** A vault with an archive and, after it, five lines in two segments, of which the newer begins at the third. */
async function withSegments(): Promise<{ readonly archive: string; readonly open: readonly string[]; lines: number }> {
  const vault = await createPeopledVault(folder.path, { sizes: { ...usualSizes, segment: 3000, tail: 1 } });
  const ben = await signIn(vault, 'ben');
  const note = async (key: string): Promise<void> =>
    void valueOf(
      await ben.commit({ action: 'notes.add', label: key }, (draft) => {
        if (draft.house) draft.house.notes[key] = 'x'.repeat(1200);
      }),
    );
  for (const key of ['a', 'b', 'c', 'd']) await note(key);
  valueOf(await ben.snapshot());
  for (const key of ['e', 'f', 'g', 'h', 'i']) await note(key);
  const lines = ben.sequence;
  await cp(join(folder.path, 'vault'), root(), { recursive: true });
  await vault.release();
  const names = (await readdir(join(root(), 'journal'))).filter((name) => /^\d{12}$/u.test(name));
  const texts = await Promise.all(names.map(async (name) => readFile(join(root(), 'journal', name), 'latin1')));
  const files = names.map((name) => `journal/${name}`);
  return {
    archive: files[texts.findLastIndex((text) => text.includes('cairn archive'))] ?? '',
    open: files.filter((_, at) => texts[at]?.includes('cairn journal')),
    lines,
  };
}

const firstLineOf = (file: string): number => Number(file.slice(-12));

async function change(file: string, what: (text: string) => string): Promise<void> {
  const path = join(root(), file);
  await writeFile(path, Buffer.from(what(await readFile(path, 'latin1')), 'latin1'));
}

it('finds every line of a whole vault, and the keys', async () => {
  const { lines, open, archive } = await withSegments();
  expect([open.length > 1, archive !== '']).toEqual([true, true]);
  expect(await survey()).toEqual({ lines, at: fixedNow, keys: true });
});

it('counts the lines before the one that breaks the chain', async () => {
  const { open } = await withSegments();
  const [file = ''] = open;
  await change(file, (text) => {
    const middle = text.indexOf('\n', text.indexOf('\n') + 1) + 400;
    return text.slice(0, middle) + (text[middle] === 'a' ? 'b' : 'a') + text.slice(middle + 1);
  });
  expect(await survey()).toEqual({ lines: firstLineOf(file), at: fixedNow, keys: true });
});

it('doubts the last line only of a file that is known to be damaged and hangs together all the same', async () => {
  const { open, lines } = await withSegments();
  const file = open.at(-1) ?? '';
  expect(await survey(file)).toEqual({ lines: lines - 1, at: fixedNow, keys: true });
});

it('sees that an archive was touched, and that a segment is missing', async () => {
  const { archive, open } = await withSegments();
  const [file = '', next = ''] = open;
  await rm(join(root(), file));
  expect(await survey()).toEqual({ lines: firstLineOf(file) - 1, at: fixedNow, keys: true });
  expect(firstLineOf(next)).toBeGreaterThan(firstLineOf(file));
  await change(archive, (text) => `${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`);
  expect(await survey()).toMatchObject({ lines: firstLineOf(archive) - 1 });
});

it('says when the keys cannot be read, or there is no journal at all', async () => {
  const { lines } = await withSegments();
  await writeFile(join(root(), 'vault.json'), '{');
  expect(await survey()).toEqual({ lines, at: fixedNow, keys: false });
  await rm(join(root(), 'journal'), { recursive: true });
  expect(await survey()).toEqual({ lines: 0, keys: false });
});
