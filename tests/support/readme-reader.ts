import { createDecipheriv, createHash, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import sodium from 'libsodium-wrappers-sumo';
import { z } from 'zod';

/*
 * A second reader of the vault's files, made from what main/vault/README.md says and from nothing of main/vault. It is for
 * tests of the document: what it cannot read, the document tells wrongly.
 */
const readme = readFileSync(new URL('../../main/vault/README.md', import.meta.url), 'utf8');

const mebibyte = 1024 * 1024;

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };
type Fields = Readonly<Record<string, Json>>;

export const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
/** A name or a number as it stands in a path. */
export const word = (value: Json): string => z.union([z.string(), z.number().transform(String)]).parse(value);
const base64 = (text: Json): Buffer => Buffer.from(word(text), 'base64');
export const fields = (value: unknown): Fields => z.record(z.string(), z.json()).catch({}).parse(value);
export const list = (value: unknown): readonly Json[] => z.array(z.json()).catch([]).parse(value);
const parsed = (text: string | Uint8Array): Json => z.json().parse(JSON.parse(Buffer.from(text).toString()));

export interface Drawn {
  readonly always: readonly string[];
  readonly all: readonly string[];
}

const drawn = (names: readonly string[]): Drawn => {
  const words = names.map((name) => /[A-Za-z]+\??/u.exec(name)?.[0] ?? '').filter(Boolean);
  return {
    always: words.filter((word) => !word.endsWith('?')),
    all: words.map((word) => word.replace('?', '')),
  };
};

/** The fields a drawing gives to something: the names between the brace that ends `before` and the one that closes it. */
export function drawnFields(before: string): Drawn {
  const start = readme.indexOf(before);
  if (start < 0) throw new Error(`the README draws no ${before}`);
  const names: string[] = [];
  let depth = 0;
  let text = '';
  // What stands at the end of a line after a comma and some space says what is before it.
  for (const letter of readme.slice(start + before.length - 1).replaceAll(/, {2,}.*$/gmu, ',')) {
    if ('{['.includes(letter)) depth += 1;
    if ('}]'.includes(letter)) depth -= 1;
    if (depth === 0) break;
    if (depth > 1) continue;
    if (letter === ',') {
      names.push(text);
      text = '';
    } else text += letter;
  }
  return drawn([...names, text]);
}

/** The fields of vault.json: several on the first line of its drawing, then one a line. */
export function drawnHeader(): Drawn {
  const [, block = ''] = /### vault\.json.*?```\n(.*?)```/su.exec(readme) ?? [];
  const [first = '', ...lines] = block.split('\n');
  return drawn([...first.split(/ {3,}/u), ...lines.filter((line) => /^[a-z]/u.test(line))]);
}

/** Ed25519 over `cairn/1/<purpose>/<vault id>` LF `<text>`. */
export function isSigned(purpose: string, vault: string, text: string, signature: Json, publicKey: Json): boolean {
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), base64(publicKey)]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(`cairn/1/${purpose}/${vault}\n${text}`), key, base64(signature));
}

/** Keys of every object sorted and no spaces. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .join(',')}}`;
}

/** `nonce (12) · ciphertext · tag (16)`, AES-256-GCM. */
function unseal(sealed: Uint8Array, key: Uint8Array, associated: Json): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(JSON.stringify(associated)));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
}

/** What somebody's passphrase opens, by way of vault.json. */
export class DocumentedKeys {
  readonly vault: string;
  readonly header: Fields;
  readonly house: string;
  readonly #secrets = new Map<string, Uint8Array>();

  private constructor(header: Fields, box: Fields, userId: string) {
    this.header = header;
    this.vault = word(header['id']);
    this.house = word(box['house']);
    const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(base64(box['box']));
    for (const [name, generations] of Object.entries(fields(header['compartments'])))
      for (const generation of list(generations).map(fields)) {
        const sealed = fields(generation['readers'])[userId];
        if (sealed === undefined) continue;
        const statement = fields(generation['statement']);
        const secret = sodium.crypto_box_seal_open(base64(sealed), publicKey, privateKey);
        this.#secrets.set(`${name} ${word(statement['generation'])}`, secret);
      }
  }

  /** Argon2id of the passphrase (NFKC), then XChaCha20-Poly1305. */
  static async open(vaultJson: Uint8Array, userId: string, passphrase: string): Promise<DocumentedKeys> {
    await sodium.ready;
    const header = fields(parsed(vaultJson));
    const box = fields(fields(header['boxes'])[userId]);
    const { memory, passes } = fields(box['cost']);
    const key = sodium.crypto_pwhash(
      32,
      passphrase.normalize('NFKC'),
      base64(box['salt']),
      Number(passes),
      Number(memory),
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
    const associated = JSON.stringify(['cairn/1/box', header['id'], userId, memory, passes]);
    const nonce = base64(box['nonce']);
    const plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      base64(box['sealed']),
      associated,
      nonce,
      key,
    );
    return new DocumentedKeys(header, fields(parsed(plain)), userId);
  }

  has(compartment: Json, generation: Json): boolean {
    return this.#secrets.has(`${word(compartment)} ${word(generation)}`);
  }

  /** HKDF-SHA256 of a compartment's secret key. */
  key(purpose: 'lines' | 'snapshot' | 'archive', compartment: Json, generation: Json): Uint8Array {
    const secret = this.#secret(compartment, generation);
    const info = JSON.stringify(['cairn/1', purpose, compartment, generation]);
    return Buffer.from(hkdfSync('sha256', secret, this.vault, info, 32));
  }

  #secret(compartment: Json, generation: Json): Uint8Array {
    const secret = this.#secrets.get(`${word(compartment)} ${word(generation)}`);
    if (!secret) throw new Error(`no key of ${word(compartment)}`);
    return secret;
  }

  /** A snapshot's or an archive's `note TAB signature LF sealed bytes`. */
  opened(file: Buffer, purpose: 'snapshot' | 'archive') {
    const end = file.indexOf(10);
    const [text = '', signature = ''] = file.toString('utf8', 0, end).split('\t');
    const note = fields(parsed(text));
    const { compartment, generation } = note;
    const sealed = file.subarray(end + 1);
    const ofPurged = note['purged'] === undefined ? [] : [note['purged']];
    const associated =
      purpose === 'snapshot'
        ? ['cairn/1/snapshot', this.vault, compartment, generation, note['schema'], note['sequence'], note['hash']]
        : [
            'cairn/1/archive',
            this.vault,
            compartment,
            generation,
            note['first'],
            note['last'],
            note['hash'],
            ...ofPurged,
          ];
    const plain = unseal(sealed, this.key(purpose, compartment, generation), associated);
    return {
      note,
      isWhole: sha256(sealed) === note['sealed'],
      noteHash: sha256(text),
      isSigned: isSigned(purpose, this.vault, text, signature, this.signKeyOf(note['by'])),
      plain: purpose === 'archive' ? gunzipSync(plain) : plain,
    };
  }

  signKeyOf(userId: Json): Json {
    const users = list(fields(fields(fields(this.header['users'])['table']))['users']).map(fields);
    return users.find(({ id }) => id === userId)?.['signKey'];
  }

  /** A part's bytes in a blob: as they are, or `note LF sealed bytes` once their line is in an archive. */
  blob(file: Buffer, { length }: Fields): Buffer {
    if (file.length === length) return file;
    const end = file.indexOf(10);
    const { compartment, generation, hash } = fields(parsed(file.subarray(0, end)));
    const associated = ['cairn/1/blob', this.vault, compartment, generation, hash];
    return unseal(file.subarray(end + 1), this.key('archive', compartment, generation), associated);
  }

  /** A backup object: `note LF sealed key (80 bytes) · frame · frame …`, of what staff read. */
  object(file: Buffer, staff: string) {
    const end = file.indexOf(10);
    const note = fields(parsed(file.subarray(0, end)));
    const sealed = file.subarray(end + 1);
    const secret = this.#secret(staff, 1);
    const key = sodium.crypto_box_seal_open(sealed.subarray(0, 80), sodium.crypto_scalarmult_base(secret), secret);
    const frames = Math.max(1, Math.ceil(Number(note['length']) / mebibyte));
    const plain: Buffer[] = [];
    for (let frame = 0, at = 80; frame < frames; frame += 1, at += mebibyte + 28)
      plain.push(
        unseal(sealed.subarray(at, at + mebibyte + 28), key, [
          'cairn/1/backup',
          this.vault,
          note['hash'],
          frame,
          frames,
        ]),
      );
    return { note, isWhole: sha256(sealed) === note['sealed'], plain: Buffer.concat(plain) };
  }

  /** The plain text of one part of a line. */
  part(header: Fields, note: Fields, bytes: Uint8Array): Fields {
    const { in: compartment, generation } = note;
    const { schema, sequence, previous } = header;
    const associated = ['cairn/1/part', this.vault, compartment, generation, schema, sequence, previous];
    return fields(parsed(unseal(bytes, this.key('lines', compartment, generation), associated)));
  }
}

export interface DocumentedLine {
  readonly header: Fields;
  readonly headerText: string;
  readonly signature: string;
  readonly parts: readonly Buffer[];
}

/** `header TAB signature TAB part TAB part … LF`. */
export function linesOf(text: string): readonly DocumentedLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [headerText = '', signature = '', ...parts] = line.split('\t');
      return { header: fields(parsed(headerText)), headerText, signature, parts: parts.map(base64) };
    });
}
