import { createDecipheriv } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { decodeHeader, type Header } from '../../main/vault/header.ts';
import { publicOf, type KeyPair, type UserKeys } from '../../main/vault/keys.ts';
import { decodeLine, type Line } from '../../main/vault/line.ts';
import { subkey, type AssociatedData } from '../../main/vault/seal.ts';
import { sodium } from '../../main/vault/sodium.ts';
import type { HouseOnDisk } from './attacked-house.ts';

/*
 * A thief with keys and a program of their own: tries every key they have, and every key those open, on every sealed box
 * of every file of a house, and keeps what gives way. What belongs to a box (the associated data) is written down here
 * anew, by the README: a thief would do the same.
 */
const noteSchema = z.looseObject({
  vault: z.string(),
  compartment: z.string(),
  generation: z.int(),
  schema: z.int().optional(),
  sequence: z.int().optional(),
  hash: z.string(),
  first: z.int().optional(),
  last: z.int().optional(),
});
const objectNoteSchema = z.looseObject({ vault: z.string(), hash: z.string(), length: z.int() });
const manifestSchema = z.looseObject({ header: z.string() });

const sealedKeyLength = 80;
const frameLength = 12 + 1024 * 1024 + 16;

export interface Loot {
  /** How often a key was tried on a box. */
  readonly tried: number;
  /** Boxes there were to try. */
  readonly boxes: number;
  readonly texts: readonly string[];
}

interface Boxed {
  readonly sealed: Uint8Array;
  readonly data: AssociatedData;
  /** The key that an honest program would take. */
  readonly use: string;
  /** Whether the key is fresh and lies before it, sealed to a public key. */
  readonly hasOwnKey: boolean;
}

export class Thief {
  readonly #house: HouseOnDisk;
  readonly #vaultId: string;
  /** X25519 pairs: of people, and of compartments that theirs open. */
  readonly #pairs: KeyPair[];
  /** By what they are for, if they are for what they seem to be. */
  readonly #symmetric: { readonly use: string; readonly key: Uint8Array }[] = [];
  readonly #isThorough: boolean;
  readonly #lines = new Map<string, Line>();
  readonly #texts: string[] = [];
  #tried = 0;
  #boxes = 0;

  /**
   * `others` are copies of the house from other days: for the lines in them, and the keys. A thief in a hurry tries a key
   * only where it would be the right one by name.
   */
  constructor(
    house: HouseOnDisk,
    keys: readonly UserKeys[],
    {
      others = [],
      isThorough = true,
    }: { readonly others?: readonly HouseOnDisk[]; readonly isThorough?: boolean } = {},
  ) {
    this.#house = house;
    this.#isThorough = isThorough;
    const { header } = house;
    this.#vaultId = header.id;
    this.#pairs = keys.map(({ boxKey }) => boxKey);
    const headers = [house, ...others].flatMap((copy) => [copy.header, ...headersInBackups(copy)]);
    for (const one of headers) this.#findKeys(one);
    const names = [...new Set(headers.flatMap(({ compartments }) => Object.keys(compartments)))];
    const generations = Math.max(...headers.flatMap((one) => Object.values(one.compartments).map((all) => all.length)));
    for (const { secretKey } of this.#pairs)
      for (const name of names)
        for (let generation = 1; generation <= generations; generation += 1)
          for (const purpose of ['lines', 'snapshot', 'archive'] as const)
            this.#symmetric.push({
              use: `${purpose} ${name} ${generation}`,
              key: subkey(secretKey, this.#vaultId, purpose, name, generation),
            });
    for (const copy of [...others, house]) this.#takeLines(copy);
  }

  get keys(): number {
    return this.#pairs.length + this.#symmetric.length;
  }

  /** Tries everything. */
  steal(): Loot {
    for (const line of this.#lines.values()) this.#tryLine(line);
    for (const name of this.#house.names('journal')) this.#tryNoted(`journal/${name}`, 'archive');
    for (const name of this.#house.names('snapshots')) this.#tryNoted(`snapshots/${name}`, 'snapshot');
    for (const name of this.#house.names('blobs')) this.#tryNoted(`blobs/${name}`, 'blob');
    for (const name of this.#house.names('backups/objects')) this.#tryObject(`backups/objects/${name}`);
    return { tried: this.#tried, boxes: this.#boxes, texts: this.#texts };
  }

  /** Every sealed key of a header, whoever it is for, under every pair; keys found this way are tried on the rest. */
  #findKeys({ compartments, houseKeyHolders }: Header): void {
    const sealed = [
      ...Object.values(compartments).flatMap((all) => all.flatMap(({ readers }) => Object.values(readers))),
      ...Object.values(houseKeyHolders),
    ].map((text) => Buffer.from(text, 'base64'));
    this.#boxes += sealed.length;
    const queue = [...this.#pairs];
    for (let pair = queue.shift(); pair; pair = queue.shift()) {
      for (const one of sealed) {
        const secretKey = this.#openKey(one, pair);
        if (!secretKey || this.#pairs.some((known) => Buffer.compare(known.secretKey, secretKey) === 0)) continue;
        const found = { publicKey: publicOf(secretKey), secretKey };
        this.#pairs.push(found);
        queue.push(found);
      }
    }
  }

  #openKey(sealed: Uint8Array, { publicKey, secretKey }: KeyPair): Uint8Array | undefined {
    this.#tried += 1;
    try {
      return sodium.crypto_box_seal_open(sealed, publicKey, secretKey);
    } catch {
      return undefined;
    }
  }

  #takeLines(house: HouseOnDisk): void {
    for (const name of house.names('journal')) {
      const [opening = '', ...texts] = house.files.text(house.at(`journal/${name}`)).split('\n');
      if (opening.includes('\t')) continue;
      for (const text of texts.filter(Boolean)) this.#takeLine(text, name);
    }
  }

  #takeLine(text: string, file: string): void {
    try {
      const line = decodeLine(text, file);
      this.#lines.set(line.hash, line);
    } catch {
      // Not every forged line is one.
    }
  }

  #tryLine({ header, parts }: Line): void {
    for (const [index, note] of header.parts.entries()) {
      const blob = this.#house.at(`blobs/${note.hash}`);
      if (note.blob && !this.#house.files.has(blob)) continue;
      const inLine = Buffer.from(parts[index] ?? '', 'base64');
      // A blob may have been sealed again, and that seal may give way.
      const candidates = note.blob
        ? [this.#house.files.bytes(blob), ...this.#tryNoted(`blobs/${note.hash}`, 'blob')]
        : [inLine];
      const { schema, sequence, previous } = header;
      const data = ['cairn/1/part', this.#vaultId, note.in, note.generation, schema, sequence, previous];
      const use = `lines ${note.in} ${note.generation}`;
      for (const sealed of candidates) this.#try({ sealed, data, use, hasOwnKey: note.how === 'drop-in' });
    }
  }

  #tryNoted(file: string, kind: 'archive' | 'snapshot' | 'blob'): readonly Buffer[] {
    const bytes = this.#house.files.bytes(this.#house.at(file));
    const end = bytes.indexOf(10);
    const note = noteSchema.safeParse(jsonOf(bytes.toString('utf8', 0, Math.max(0, end)).split('\t')[0] ?? '')).data;
    if (!note) return [];
    const { vault, compartment, generation, schema = 0, sequence = 0, hash, first = 0, last = 0 } = note;
    const place = [`cairn/1/${kind}`, vault, compartment, generation];
    const more = { archive: [first, last, hash], snapshot: [schema, sequence, hash], blob: [hash] }[kind];
    const sealed = bytes.subarray(end + 1);
    const use = `${kind === 'blob' ? 'archive' : kind} ${compartment} ${generation}`;
    const opened = this.#try({ sealed, data: [...place, ...more], use, hasOwnKey: false });
    for (const plain of kind === 'archive' ? opened : []) {
      for (const text of gunzipSync(plain).toString().split('\n').filter(Boolean)) {
        const line = decodeLine(text, file);
        if (!this.#lines.has(line.hash)) this.#tryLine(line);
      }
    }
    return opened;
  }

  #tryObject(file: string): void {
    const bytes = this.#house.files.bytes(this.#house.at(file));
    const end = bytes.indexOf(10);
    const note = objectNoteSchema.safeParse(jsonOf(bytes.toString('utf8', 0, Math.max(0, end)))).data;
    if (!note) return;
    const frames = Math.ceil(note.length / (1024 * 1024));
    const key = bytes.subarray(end + 1, end + 1 + sealedKeyLength);
    for (let frame = 0; frame < frames; frame += 1) {
      const start = end + 1 + sealedKeyLength + frame * frameLength;
      const sealed = Buffer.concat([key, bytes.subarray(start, start + frameLength)]);
      const data = ['cairn/1/backup', note.vault, note.hash, frame, frames];
      this.#try({ sealed, data, use: 'backup', hasOwnKey: true });
    }
  }

  #try({ sealed, data, use, hasOwnKey }: Boxed): readonly Buffer[] {
    this.#boxes += 1;
    const start = hasOwnKey ? sealedKeyLength : 0;
    const fresh = hasOwnKey
      ? this.#pairs.flatMap((pair) => this.#openKey(sealed.subarray(0, sealedKeyLength), pair) ?? [])
      : [];
    const opened: Buffer[] = [];
    const associated = Buffer.from(JSON.stringify(data));
    const fitting = this.#symmetric.filter((known) => this.#isThorough || known.use === use);
    for (const key of [...fitting.map((known) => known.key), ...fresh]) {
      this.#tried += 1;
      const plain = opens(sealed.subarray(start), key, associated);
      if (plain) opened.push(plain);
    }
    this.#texts.push(...opened.map(String));
    return opened;
  }
}

/** AES-256-GCM without the vault's manners: it is tried some hundred thousand times. */
function opens(sealed: Uint8Array, key: Uint8Array, data: Buffer): Buffer | undefined {
  if (sealed.length < 28) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(data);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = decipher.update(sealed.subarray(12, -16));
  try {
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

function headersInBackups(house: HouseOnDisk): readonly Header[] {
  return house
    .names('backups')
    .filter((name) => name.endsWith('.cairn-backup'))
    .flatMap((name) => {
      const manifest = manifestSchema.safeParse(jsonOf(house.files.text(house.at(`backups/${name}`)))).data;
      return manifest ? [decodeHeader(Buffer.from(manifest.header)).header] : [];
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
