import { fromBase64 } from './bytes.ts';
import { isStaff, KeyRing, verifyCompartments, type OpenedKey } from './compartments.ts';
import type { Header, HeadMark, SnapshotMark } from './header.ts';
import type { UserKeys } from './keys.ts';
import { vaultFile } from './layout.ts';
import type { Head } from './journal.ts';
import { damaged } from './refusal.ts';
import { signValue, verifiesValue } from './signatures.ts';
import type { Author, Shape } from './types.ts';
import { authorAt, authorNow, isActive, verifiedTable, type UserEntry, type UserTable } from './user-table.ts';

const byId = (table: UserTable): ReadonlyMap<string, UserEntry> =>
  new Map(table.users.map((entry) => [entry.id, entry]));

/** What one user's opened box gives access to, once all of vault.json that they can check has been checked. */
export class Access {
  readonly keys: UserKeys;
  readonly ring: KeyRing;
  #header: Header;
  #table: UserTable;
  #entries: ReadonlyMap<string, UserEntry>;
  readonly #signKeys = new Map<string, Uint8Array>();

  constructor(header: Header, keys: UserKeys, shape: Pick<Shape<object>, 'compartments' | 'reads'>) {
    this.keys = keys;
    this.#header = header;
    this.#table = verifiedTable(header.users, header.id, keys);
    this.#entries = byId(this.#table);
    verifyCompartments(header.compartments, this.#table, header.id);
    for (const compartment of shape.compartments) {
      if (!Object.hasOwn(header.compartments, compartment)) throw damaged(vaultFile, `no key of ${compartment}`);
    }
    const author = this.author;
    this.ring = KeyRing.open(header.compartments, keys, (name) => shape.reads(author, name), header.id);
    if (header.head) this.#checkMark('head', header.head);
    if (header.snapshots) this.#checkMark('snapshots', header.snapshots);
  }

  /** The header all of this was read from. */
  get header(): Header {
    return this.#header;
  }

  get table(): UserTable {
    return this.#table;
  }

  get vaultId(): string {
    return this.#header.id;
  }

  /** Takes a header this session itself has just written, with the keys of the compartments it made. */
  adopt(header: Header, made: readonly OpenedKey[] = []): void {
    this.#table = verifiedTable(header.users, header.id, this.keys);
    this.#entries = byId(this.#table);
    this.#header = header;
    for (const key of made) this.ring.add(key);
  }

  /** The generation of a compartment's key that line `sequence` must use; undefined when it had none yet. */
  generationAt(compartment: string, sequence: number): number | undefined {
    if (!Object.hasOwn(this.#header.compartments, compartment)) return undefined;
    const generations = this.#header.compartments[compartment] ?? [];
    return generations.findLast(({ statement }) => statement.from <= sequence)?.statement.generation;
  }

  /** Where a drop-in for a compartment is sealed to. */
  publicKeyOf(
    compartment: string,
  ): { readonly compartment: string; readonly generation: number; readonly publicKey: Uint8Array } | undefined {
    const statement = this.#header.compartments[compartment]?.at(-1)?.statement;
    if (!statement) return undefined;
    const publicKey = fromBase64(statement.publicKey, vaultFile, 32);
    return { compartment, generation: statement.generation, publicKey };
  }

  /** The user's own entry. */
  get entry(): UserEntry {
    const entry = this.#entries.get(this.keys.userId);
    if (!entry) throw damaged(vaultFile, 'user missing from the table');
    return entry;
  }

  /** Who the user is now. */
  get author(): Author {
    return authorNow(this.entry);
  }

  authorAt(userId: string, sequence: number): Author | undefined {
    return authorAt(this.#table, userId, sequence);
  }

  /** The key a user's lines are signed with. */
  signKeyOf(userId: string): Uint8Array | undefined {
    const known = this.#signKeys.get(userId);
    if (known) return known;
    const entry = this.#entries.get(userId);
    if (!entry) return undefined;
    const key = fromBase64(entry.signKey, vaultFile, 32);
    this.#signKeys.set(userId, key);
    return key;
  }

  /** The key of someone who was staff at `sequence` and still is: only they are believed about whole compartments. */
  trustedKey(userId: string, sequence: number): Uint8Array | undefined {
    const entry = this.#entries.get(userId);
    const then = this.authorAt(userId, sequence);
    const trusted = entry && then && isActive(entry) && isStaff(then) && isStaff(authorNow(entry));
    return trusted ? this.signKeyOf(userId) : undefined;
  }

  /** The highest sequence number that keys and terms in vault.json speak of: at most one beyond the journal. */
  get newestFrom(): number {
    const keys = Object.values(this.#header.compartments).flat();
    const users = this.#table.users.flatMap(({ terms, ended = 0 }) => [ended, ...terms.map(({ from }) => from)]);
    return Math.max(...keys.map(({ statement }) => statement.from), ...users);
  }

  /** The snapshot mark, if someone believed signed it. */
  get snapshotMark(): SnapshotMark['mark'] | undefined {
    const mark = this.header.snapshots?.mark;
    return mark && this.trustedKey(mark.by, mark.sequence) ? mark : undefined;
  }

  /** A signed head mark of this user's. */
  headMark(head: Head, at: Date): HeadMark {
    const mark = { ...head, at: at.toISOString(), by: this.keys.userId };
    return { mark, signature: signValue('head', this.vaultId, mark, this.keys.signKey.secretKey) };
  }

  /** A signed snapshot mark of this user's. */
  makeSnapshotMark(head: Head, touched: Readonly<Record<string, number>>): SnapshotMark {
    const mark = { ...head, by: this.keys.userId, touched: { ...touched } };
    return { mark, signature: signValue('snapshots', this.vaultId, mark, this.keys.signKey.secretKey) };
  }

  #checkMark(purpose: 'head' | 'snapshots', { mark, signature }: HeadMark | SnapshotMark): void {
    const key = this.signKeyOf(mark.by);
    if (!key || !verifiesValue(purpose, this.vaultId, mark, signature, key, vaultFile))
      throw damaged(vaultFile, `mark (${purpose}) not signed`);
  }
}
