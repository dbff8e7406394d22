import { randomUUID } from 'node:crypto';
import type { Files, OpenFile } from '../../main/vault/index.ts';

/*
 * A disk in memory that keeps a log of what was done to it, instruction by instruction. Files and folders are nodes with a
 * number; names lie in folders, apart from what they name, because a disk makes contents and names durable apart.
 */

/** What lies on a disk. Bytes and maps of an image are replaced, never changed. */
export interface Image {
  readonly contents: ReadonlyMap<number, Uint8Array>;
  readonly folders: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** One instruction to the disk. */
export type Operation = Change | Sync;

export type Sync =
  | { readonly kind: 'sync'; readonly node: number }
  /** The system may forget what it failed to sync, and say nothing the next time. */
  | { readonly kind: 'failed sync'; readonly node: number }
  | { readonly kind: 'sync folder'; readonly node: number };

/** An instruction that changes something: the contents of a file, or the names in a folder. */
export type Change = ContentChange | NameChange;

export type ContentChange =
  | { readonly kind: 'write'; readonly node: number; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly node: number; readonly length: number }
  /** Never asked for: what a longer file looks like whose bytes did not arrive. */
  | { readonly kind: 'lengthen'; readonly node: number; readonly length: number };

export type NameChange =
  | {
      readonly kind: 'link';
      readonly folder: number;
      readonly name: string;
      readonly node: number;
      readonly isFolder: boolean;
    }
  | { readonly kind: 'unlink'; readonly folder: number; readonly name: string; readonly node: number }
  | {
      readonly kind: 'rename';
      readonly from: { readonly folder: number; readonly name: string };
      /** The folder whose sync makes it durable. */
      readonly folder: number;
      readonly name: string;
      readonly node: number;
    };

export const isChange = (operation: Operation): operation is Change =>
  operation.kind !== 'sync' && operation.kind !== 'failed sync' && operation.kind !== 'sync folder';

const root = 0;

/** A disk with nothing on it. */
export const emptyImage: Image = { contents: new Map(), folders: new Map([[root, new Map()]]) };

const nothing = new Uint8Array();

const renamed = (
  folders: ReadonlyMap<number, ReadonlyMap<string, number>>,
  folder: number,
  change: (names: Map<string, number>) => void,
): ReadonlyMap<number, ReadonlyMap<string, number>> => {
  const names = new Map(folders.get(folder));
  change(names);
  return new Map(folders).set(folder, names);
};

/** The image after a change. Changes of one node may be left out before others of it: whatever is there is changed. */
export function changed({ contents, folders }: Image, change: Change): Image {
  const { node } = change;
  switch (change.kind) {
    case 'write': {
      const before = contents.get(node) ?? nothing;
      const after = new Uint8Array(Math.max(before.length, change.position + change.bytes.length));
      after.set(before);
      after.set(change.bytes, change.position);
      return { folders, contents: new Map(contents).set(node, after) };
    }
    case 'truncate':
    case 'lengthen': {
      const before = contents.get(node) ?? nothing;
      const length = change.kind === 'truncate' ? change.length : Math.max(before.length, change.length);
      const after = new Uint8Array(length);
      after.set(before.subarray(0, length));
      return { folders, contents: new Map(contents).set(node, after) };
    }
    case 'link': {
      const linked = renamed(folders, change.folder, (names) => names.set(change.name, node));
      return change.isFolder
        ? { contents, folders: new Map(linked).set(node, folders.get(node) ?? new Map()) }
        : { folders: linked, contents: new Map(contents).set(node, contents.get(node) ?? nothing) };
    }
    case 'unlink':
      return {
        contents,
        folders: renamed(folders, change.folder, (names) => {
          if (names.get(change.name) === node) names.delete(change.name);
        }),
      };
    case 'rename': {
      const gone = renamed(folders, change.from.folder, (names) => {
        if (names.get(change.from.name) === node) names.delete(change.from.name);
      });
      return { contents, folders: renamed(gone, change.folder, (names) => names.set(change.name, node)) };
    }
  }
}

/** Every file and folder of an image by its path, sorted; a folder's path ends with a slash and holds nothing. */
export function pathsOf(image: Image, folder = root, under = ''): readonly (readonly [string, Uint8Array])[] {
  const names = [...(image.folders.get(folder) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return names.flatMap(([name, node]): readonly (readonly [string, Uint8Array])[] =>
    image.folders.has(node)
      ? [[`${under}${name}/`, nothing], ...pathsOf(image, node, `${under}${name}/`)]
      : [[`${under}${name}`, image.contents.get(node) ?? nothing]],
  );
}

const systemError = (code: string, syscall: string, path: string): Error =>
  Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, syscall });

/** A model disk under a path of its own, with the log of everything done to it. */
export class ModelDisk {
  /** The folder the disk is found under: no other disk's, since a house is held by its path. */
  readonly mount = `/model-disk-${randomUUID()}`;
  readonly start: Image;
  readonly log: Operation[] = [];
  readonly files: Files;
  #image: Image;
  #nextNode: number;
  #refusesAfter = Infinity;
  #refusesTimes = 0;
  /** How often the disk has refused since `refuseAfter`. */
  refusals = 0;

  constructor(start: Image = emptyImage) {
    this.start = start;
    this.#image = start;
    const named = [...start.folders.values()].flatMap((names) => [...names.values()]);
    this.#nextNode = Math.max(root, ...start.folders.keys(), ...start.contents.keys(), ...named) + 1;
    this.files = this.#asFiles();
  }

  /** What a program reads from the disk now. */
  get image(): Image {
    return this.#image;
  }

  /** After so many more operations the disk refuses one, or some in a row, and then works again. */
  refuseAfter(operations: number, times = 1): void {
    this.#refusesAfter = operations;
    this.#refusesTimes = times;
    this.refusals = 0;
  }

  #do(operation: Operation): void {
    if (this.#refusesAfter > 0 || this.#refusesTimes === 0) {
      this.#refusesAfter -= 1;
      return this.#done(operation);
    }
    this.#refusesTimes -= 1;
    this.refusals += 1;
    if (operation.kind === 'sync') this.#done({ kind: 'failed sync', node: operation.node });
    // A disk that is full takes what still fits.
    if (operation.kind === 'write')
      this.#done({ ...operation, bytes: operation.bytes.subarray(0, Math.floor(operation.bytes.length / 2)) });
    throw systemError('EIO', operation.kind, this.mount);
  }

  #done(operation: Operation): void {
    this.log.push(operation);
    if (isChange(operation)) this.#image = changed(this.#image, operation);
  }

  #steps(path: string): readonly string[] {
    return path.split(/[\\/]/).filter((step) => step !== '');
  }

  #node(path: string): number | undefined {
    const [mount, ...steps] = this.#steps(path);
    if (`/${mount}` !== this.mount) return undefined;
    return steps.reduce<number | undefined>(
      (node, step) => (node === undefined ? undefined : this.#image.folders.get(node)?.get(step)),
      root,
    );
  }

  #must(path: string, syscall: string): number {
    const node = this.#node(path);
    if (node === undefined) throw systemError('ENOENT', syscall, path);
    return node;
  }

  #place(path: string, syscall: string): { readonly folder: number; readonly name: string } {
    const steps = this.#steps(path);
    const name = steps.at(-1) ?? '';
    const folder = this.#must(`/${steps.slice(0, -1).join('/')}`, syscall);
    if (!this.#image.folders.has(folder)) throw systemError('ENOTDIR', syscall, path);
    return { folder, name };
  }

  #isFolder(node: number): boolean {
    return this.#image.folders.has(node);
  }

  #new(path: string, isFolder: boolean): number {
    const node = this.#nextNode;
    this.#nextNode += 1;
    this.#do({ kind: 'link', ...this.#place(path, isFolder ? 'mkdir' : 'open'), node, isFolder });
    return node;
  }

  #makeFolder(path: string): void {
    const steps = this.#steps(path);
    const node = this.#node(path);
    if (node !== undefined) {
      if (!this.#isFolder(node)) throw systemError('EEXIST', 'mkdir', path);
      return;
    }
    if (steps.length < 2) throw systemError('ENOENT', 'mkdir', path);
    this.#makeFolder(`/${steps.slice(0, -1).join('/')}`);
    this.#new(path, true);
  }

  /** As systems do it: what is in a folder goes first, name by name. */
  #remove(path: string): void {
    const node = this.#node(path);
    if (node === undefined) return;
    for (const name of this.#image.folders.get(node)?.keys() ?? []) this.#remove(`${path}/${name}`);
    this.#do({ kind: 'unlink', ...this.#place(path, 'unlink'), node });
  }

  #open(path: string, how: 'new' | 'existing' | 'reading'): OpenFile {
    const found = this.#node(path);
    if (found === undefined && how !== 'new') throw systemError('ENOENT', 'open', path);
    if (found !== undefined && this.#isFolder(found)) throw systemError('EISDIR', 'open', path);
    const node = found ?? this.#new(path, false);
    const bytes = (): Uint8Array => this.#image.contents.get(node) ?? nothing;
    if (how === 'new' && bytes().length > 0) this.#do({ kind: 'truncate', node, length: 0 });
    const writing = (work: () => void): Promise<void> => {
      if (how === 'reading') return Promise.reject(systemError('EBADF', 'write', path));
      work();
      return Promise.resolve();
    };
    return {
      read: (position, length) => Promise.resolve(Buffer.from(bytes().subarray(position, position + length))),
      write: (written, position) =>
        writing(() => this.#do({ kind: 'write', node, position, bytes: new Uint8Array(written) })),
      truncate: (length) => writing(() => this.#do({ kind: 'truncate', node, length })),
      sync: () => writing(() => this.#do({ kind: 'sync', node })),
      close: () => Promise.resolve(),
    };
  }

  #asFiles(): Files {
    const now =
      <Words extends unknown[], Value>(work: (...words: Words) => Value) =>
      (...words: Words): Promise<Value> =>
        new Promise((resolve) => resolve(work(...words)));
    return {
      realPath: now((path: string) => {
        this.#must(path, 'realpath');
        return path;
      }),
      kind: now((path: string) => {
        const node = this.#node(path);
        return node === undefined ? 'none' : this.#isFolder(node) ? 'folder' : 'file';
      }),
      read: now((path: string) => Buffer.from(this.#image.contents.get(this.#must(path, 'open')) ?? nothing)),
      list: now((path: string) => {
        const names = this.#image.folders.get(this.#must(path, 'scandir'));
        if (!names) throw systemError('ENOTDIR', 'scandir', path);
        return [...names.keys()].sort();
      }),
      makeFolder: now((path: string) => this.#makeFolder(path)),
      keepPrivate: () => Promise.resolve(true),
      open: now((path: string, how: 'new' | 'existing' | 'reading') => this.#open(path, how)),
      rename: now((from: string, to: string) => {
        const node = this.#must(from, 'rename');
        const target = this.#node(to);
        if (target !== undefined && this.#isFolder(target)) throw systemError('EEXIST', 'rename', to);
        this.#do({ kind: 'rename', from: this.#place(from, 'rename'), ...this.#place(to, 'rename'), node });
      }),
      remove: now((path: string) => this.#remove(path)),
      removeEmptyFolder: now((path: string) => {
        const node = this.#node(path);
        if (node === undefined) return;
        if ((this.#image.folders.get(node)?.size ?? 0) > 0) throw systemError('ENOTEMPTY', 'rmdir', path);
        this.#do({ kind: 'unlink', ...this.#place(path, 'rmdir'), node });
      }),
      syncFolder: now((path: string) => this.#do({ kind: 'sync folder', node: this.#must(path, 'fsync') })),
    };
  }
}
