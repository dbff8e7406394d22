import { dirname } from 'node:path';
import { Access } from '../access.ts';
import { isStaff } from '../compartments.ts';
import type { Files } from '../files.ts';
import type { KeyPair, UserKeys } from '../keys.ts';
import { damaged, Refusal } from '../refusal.ts';
import type { Shape } from '../types.ts';
import { objectFile } from './layout.ts';
import type { Entry, ReadManifest } from './manifest.ts';
import { OpenedObject } from './object.ts';
import { staffKeys } from './staff-keys.ts';

/** A backup in the hands of somebody on staff. */
export class OpenedBackup {
  readonly access: Access;
  readonly #backup: ReadManifest;
  readonly #files: Files;
  /** Part of an object's name → the key pair that opens it. */
  readonly #keys: ReadonlyMap<string, KeyPair>;

  /** Refuses with `needs-staff` when the keys are those of nobody on staff. */
  constructor(backup: ReadManifest, keys: UserKeys, shape: Shape<object>, files: Files) {
    this.access = new Access(backup.header, keys, shape);
    this.#backup = backup;
    this.#files = files;
    const { author, ring } = this.access;
    if (!isStaff(author)) {
      this.close();
      throw new Refusal({ code: 'needs-staff' });
    }
    this.#keys = new Map(
      staffKeys(backup.header, shape.staff).flatMap(({ name, generation }) => {
        const pair = ring.get(shape.staff, generation)?.pair;
        return pair ? [[name, pair] as const] : [];
      }),
    );
  }

  get entries(): readonly Entry[] {
    return this.#backup.manifest.files;
  }

  /** Runs `work` on the object of an entry. */
  async with<Value>(entry: Entry, work: (object: OpenedObject) => Promise<Value>): Promise<Value> {
    const [, key = ''] = entry.object.split('.');
    const pair = this.#keys.get(key);
    if (!pair) throw damaged(objectFile(entry.object), 'sealed to an unknown key');
    const { path, manifest } = this.#backup;
    const object = await OpenedObject.open(
      { files: this.#files, place: dirname(path), vaultId: manifest.vault, entry },
      pair,
    );
    try {
      return await work(object);
    } finally {
      await object.close();
    }
  }

  /** Wipes the keys it opened; the user's own are the caller's. */
  close(): void {
    this.access.ring.wipe();
  }
}
