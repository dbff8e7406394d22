import { basename, dirname } from 'node:path';
import type { Files, OpenFile } from '../../main/vault/index.ts';

/*
 * A disk in memory, for tests that open the same house some thousand times with something else wrong each time. Bytes are
 * never changed in place, so that a copy of the whole disk costs a few dozen references.
 */
interface Node {
  bytes: Uint8Array;
}

const notThere = (path: string, syscall: string): Error =>
  Object.assign(new Error(`ENOENT: ${syscall} ${path}`), { code: 'ENOENT', syscall });

export class FilesInMemory implements Files {
  readonly #nodes = new Map<string, Node>();
  readonly #folders = new Set<string>();
  /** Paths that were written, moved or removed, in order: what a test of "nothing is overwritten" looks at. */
  readonly changed: string[] = [];

  /** The same files on a disk of their own. */
  copy(): FilesInMemory {
    const other = new FilesInMemory();
    for (const [path, { bytes }] of this.#nodes) other.#nodes.set(path, { bytes });
    for (const folder of this.#folders) other.#folders.add(folder);
    return other;
  }

  /** Every file's path, sorted. */
  paths(): readonly string[] {
    return [...this.#nodes.keys()].sort();
  }

  has(path: string): boolean {
    return this.#nodes.has(path);
  }

  bytes(path: string): Buffer {
    return Buffer.from(this.#node(path, 'open').bytes);
  }

  text(path: string): string {
    return this.bytes(path).toString();
  }

  /** Puts a file there without any ceremony, as whoever can write files does. */
  put(path: string, content: Uint8Array | string): void {
    this.#nodes.set(path, { bytes: Buffer.from(content) });
    this.#makeParents(path);
  }

  drop(path: string): void {
    this.#nodes.delete(path);
  }

  realPath(path: string): Promise<string> {
    return Promise.resolve(path);
  }

  kind(path: string): Promise<'file' | 'folder' | 'none'> {
    if (this.#nodes.has(path)) return Promise.resolve('file');
    return Promise.resolve(this.#folders.has(path) ? 'folder' : 'none');
  }

  read(path: string): Promise<Uint8Array> {
    return attempt(() => this.bytes(path));
  }

  list(folder: string): Promise<readonly string[]> {
    return attempt(() => {
      if (!this.#folders.has(folder)) throw notThere(folder, 'scandir');
      const all = [...this.#nodes.keys(), ...this.#folders];
      return all
        .filter((path) => dirname(path) === folder && path !== folder)
        .map((path) => basename(path))
        .sort();
    });
  }

  makeFolder(folder: string): Promise<void> {
    this.#makeParents(`${folder}/.`);
    return Promise.resolve();
  }

  keepPrivate(): Promise<boolean> {
    return Promise.resolve(true);
  }

  open(path: string, how: 'new' | 'existing' | 'reading'): Promise<OpenFile> {
    return attempt(() => {
      if (how === 'new') {
        this.changed.push(path);
        this.#nodes.set(path, { bytes: new Uint8Array() });
      }
      const node = this.#node(path, 'open');
      return this.#opened(path, node);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return attempt(() => {
      this.changed.push(from, to);
      const node = this.#nodes.get(from);
      if (node) {
        this.#nodes.delete(from);
        this.#nodes.set(to, node);
        return;
      }
      if (!this.#folders.has(from)) throw notThere(from, 'rename');
      const moved = (path: string): string => `${to}${path.slice(from.length)}`;
      for (const [path, inside] of [...this.#nodes]) {
        if (!path.startsWith(`${from}/`)) continue;
        this.#nodes.delete(path);
        this.#nodes.set(moved(path), inside);
      }
      for (const folder of [...this.#folders]) {
        if (folder !== from && !folder.startsWith(`${from}/`)) continue;
        this.#folders.delete(folder);
        this.#folders.add(moved(folder));
      }
    });
  }

  remove(path: string): Promise<void> {
    this.changed.push(path);
    const isInside = (other: string): boolean => other === path || other.startsWith(`${path}/`);
    for (const other of [...this.#nodes.keys()]) if (isInside(other)) this.#nodes.delete(other);
    for (const other of [...this.#folders]) if (isInside(other)) this.#folders.delete(other);
    return Promise.resolve();
  }

  removeEmptyFolder(folder: string): Promise<void> {
    return attempt(() => {
      const isFull = [...this.#nodes.keys(), ...this.#folders].some((path) => path.startsWith(`${folder}/`));
      if (isFull) throw Object.assign(new Error(`ENOTEMPTY: ${folder}`), { code: 'ENOTEMPTY', syscall: 'rmdir' });
      this.#folders.delete(folder);
    });
  }

  syncFolder(): Promise<void> {
    return Promise.resolve();
  }

  #node(path: string, syscall: string): Node {
    const node = this.#nodes.get(path);
    if (!node) throw notThere(path, syscall);
    return node;
  }

  #makeParents(path: string): void {
    for (let folder = dirname(path); !this.#folders.has(folder); folder = dirname(folder)) this.#folders.add(folder);
  }

  #opened(path: string, node: Node): OpenFile {
    return {
      read: (position, length) => Promise.resolve(Buffer.from(node.bytes.subarray(position, position + length))),
      write: (bytes, position) => {
        this.changed.push(path);
        const grown = Buffer.alloc(Math.max(node.bytes.length, position + bytes.length));
        grown.set(node.bytes);
        grown.set(bytes, position);
        node.bytes = grown;
        return Promise.resolve();
      },
      sync: () => Promise.resolve(),
      truncate: (length) => {
        this.changed.push(path);
        node.bytes = Buffer.from(node.bytes.subarray(0, length));
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
  }
}

/** A rejection instead of a throw, as the real disk gives. */
const attempt = <Value>(work: () => Value): Promise<Value> => new Promise((resolve) => resolve(work()));
