import { describe, expect, it } from 'vitest';
import { nodeFiles, type Files } from '../../main/vault/index.ts';
import {
  changed,
  emptyImage,
  isChange,
  ModelDisk,
  pathsOf,
  type Image,
  type Operation,
} from '../support/model-disk.ts';
import { Platter } from '../support/power-cut.ts';
import { seeded } from '../support/seeded.ts';
import { temporaryFolder } from '../support/vault.ts';

/* The disk that power is cut from: it answers as a real one does, and forgets what a real one may forget. */
const folder = temporaryFolder();

/** What a disk says to everything it can be asked, errors by their codes. */
async function answers(files: Files, root: string): Promise<readonly unknown[]> {
  const said: unknown[] = [];
  const ask = async (work: () => Promise<unknown>): Promise<void> => {
    said.push(await work().catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)));
  };
  const bytes = (text: string) => Buffer.from(text);
  const text = async (path: string) => Buffer.from(await files.read(`${root}/${path}`)).toString();
  await ask(() => files.kind(`${root}/a`));
  await ask(() => files.read(`${root}/a`));
  await ask(() => files.list(`${root}/a`));
  await ask(() => files.open(`${root}/a/b/c`, 'new'));
  await ask(() => files.makeFolder(`${root}/a/b`));
  await ask(() => files.makeFolder(`${root}/a/b`));
  await ask(() => files.open(`${root}/a/b/c`, 'existing'));
  await ask(async () => {
    const file = await files.open(`${root}/a/b/c`, 'new');
    await file.write(bytes('a longer text'), 0);
    await file.write(bytes('zeros before it'), 20);
    await file.truncate(25);
    await file.sync();
    const read = Buffer.from(await file.read(9, 100)).toString();
    await file.close();
    return read;
  });
  await ask(() => text('a/b/c'));
  await ask(() => files.kind(`${root}/a/b/c`));
  await ask(() => files.list(`${root}/a/b/c`));
  await ask(() => files.makeFolder(`${root}/a/b/c`));
  await ask(() => files.removeEmptyFolder(`${root}/a/b`));
  await ask(() => files.rename(`${root}/a/b/none`, `${root}/a/b/d`));
  await ask(() => files.rename(`${root}/a/b/c`, `${root}/a/d`));
  await ask(() => files.list(`${root}/a`));
  await ask(() => files.removeEmptyFolder(`${root}/a/b`));
  await ask(() => files.removeEmptyFolder(`${root}/a/b`));
  await ask(async () => {
    const file = await files.open(`${root}/a/d`, 'new');
    await file.write(bytes('short'), 0);
    await file.close();
    const reading = await files.open(`${root}/a/d`, 'reading');
    await reading.write(bytes('no'), 0).finally(() => reading.close());
  });
  await ask(() => text('a/d'));
  await ask(() => files.syncFolder(`${root}/a`));
  await ask(() => files.syncFolder(`${root}/none`));
  await ask(() => files.rename(`${root}/a`, `${root}/e`));
  await ask(() => text('e/d'));
  await ask(() => files.remove(`${root}/e`));
  await ask(() => files.remove(`${root}/e`));
  await ask(() => files.kind(`${root}/e`));
  return said;
}

describe('the model disk', () => {
  it('answers as the real one does, refusals included', async () => {
    const model = new ModelDisk();
    expect(await answers(model.files, model.mount)).toEqual(await answers(nodeFiles, folder.path));
  });

  it('shows what its own log leads to', async () => {
    const { files, mount, log, image } = await filled();
    const again = log.filter(isChange).reduce(changed, emptyImage);
    expect(pathsOf(again)).toEqual(pathsOf(image));
    expect(Buffer.from(await files.read(`${mount}/new`)).toString()).toBe('whole');
  });
});

/** A disk on which `old` was made certain, and `new` was written beside it and renamed, without a sync. */
async function filled(): Promise<ModelDisk> {
  const disk = new ModelDisk();
  const { files, mount } = disk;
  const old = await files.open(`${mount}/old`, 'new');
  await old.write(Buffer.from('certain'), 0);
  await old.sync();
  await files.syncFolder(mount);
  const aside = await files.open(`${mount}/aside`, 'new');
  await aside.write(Buffer.from('whole'), 0);
  await files.rename(`${mount}/aside`, `${mount}/new`);
  return disk;
}

/** What a cut after the whole log may leave, a line for each disk. */
function leftBy(disk: ModelDisk, more: Operation[] = []): ReadonlySet<string> {
  const platter = new Platter(disk.start, seeded('left'));
  for (const operation of [...disk.log, ...more]) platter.take(operation);
  const shown = (image: Image): string =>
    pathsOf(image)
      .map(([path, bytes]) => `${path}: ${Buffer.from(bytes).toString().replaceAll('\0', '0')}`)
      .join(', ');
  return new Set(platter.cuts(200).map(shown));
}

describe('a power cut', () => {
  it('leaves what was synced, and of the rest any part: names without contents, contents without names, half a text', async () => {
    const left = leftBy(await filled());
    for (const disk of left) expect(disk).toContain('old: certain');
    expect(left).toContain('old: certain');
    expect(left).toContain('new: whole, old: certain');
    expect(left).toContain('new: , old: certain');
    expect(left).toContain('new: 00000, old: certain');
    expect(left).toContain('new: who, old: certain');
    expect(left).toContain('aside: whole, old: certain');
  });

  it('leaves no half of what was synced before its name was', async () => {
    const disk = await filled();
    const file = disk.log.flatMap((operation) => (operation.kind === 'write' ? [operation.node] : [])).at(-1) ?? 0;
    const left = leftBy(disk, [{ kind: 'sync', node: file }]);
    expect(left).toEqual(new Set(['old: certain', 'new: whole, old: certain', 'aside: whole, old: certain']));
    const named = leftBy(disk, [
      { kind: 'sync', node: file },
      { kind: 'sync folder', node: 0 },
    ]);
    expect(named).toEqual(new Set(['new: whole, old: certain']));
  });

  it('may leave nothing of what the disk failed to sync, though the next sync said nothing', async () => {
    const disk = await filled();
    const file = disk.log.flatMap((operation) => (operation.kind === 'write' ? [operation.node] : [])).at(-1) ?? 0;
    const left = leftBy(disk, [
      { kind: 'failed sync', node: file },
      { kind: 'sync', node: file },
      { kind: 'sync folder', node: 0 },
    ]);
    expect(left).toEqual(new Set(['new: , old: certain']));
  });
});
