import { canonical, fromBase64, sha256 } from './bytes.ts';
import { isStaff, KeyRing, verifyCompartments, verifyNumberOfKeys, type OpenedKey } from './compartments.ts';
import type { Header, HeadMark, SnapshotMark } from './header.ts';
import { copyOfKeys, wipeUserKeys, type UserKeys } from './keys.ts';
import { houseKeyInUse } from './house-key.ts';
import { vaultFile } from './layout.ts';
import type { ArchiveKeys, Head } from './journal.ts';
import { damaged } from './refusal.ts';
import type { Archive } from './segment.ts';
import { signValue, verifiesText, type Purpose } from './signatures.ts';
import type { Author, Shape } from './types.ts';
import {
  authorAt,
  authorNow,
  isActive,
  signKeyAt,
  verifiedTable,
  type UserEntry,
  type UserTable,
} from './user-table.ts';

const byId = (table: UserTable): ReadonlyMap<string, UserEntry> =>
  new Map(table.users.map((entry) => [entry.id, entry]));

/** Archives found signed, with by whom and under which table. */
const checked = new WeakMap<Archive['signed'], string>();

/** Archives whose states a table of this house vouched for: no later one takes that back. */
const vouchedFor = new WeakSet<Archive['signed']>();

/** What one user's opened box gives access to, once all of vault.json that they can check has been checked. */
export class Access {
  readonly keys: UserKeys;
  readonly ring: KeyRing;
  #header: Header;
  #houseKey: Uint8Array;
  #table: UserTable;
  #entries: ReadonlyMap<string, UserEntry>;
  readonly #signKeys = new Map<string, Uint8Array>();

  /** Keys that `known` holds already are taken from it, rather than opened anew. */
  constructor(
    header: Header,
    keys: UserKeys,
    shape: Pick<Shape<object>, 'compartments' | 'reads' | 'version'>,
    known?: KeyRing,
  ) {
    this.keys = keys;
    this.#header = header;
    this.#houseKey = houseKeyInUse(keys.houseKey, header.houseKeys, header.id);
    this.#table = verifiedTable(header.users, header.id, keys, this.#houseKey);
    this.#entries = byId(this.#table);
    verifyCompartments(header.compartments, this.#table, header.id);
    verifyNumberOfKeys(header.compartments, this.#table);
    for (const compartment of shape.compartments) {
      // A house of an earlier version may lack what is new; it gets it when staff open it.
      if (header.schema === shape.version && !Object.hasOwn(header.compartments, compartment))
        throw damaged(vaultFile, `no key of ${compartment}`);
    }
    const author = this.author;
    this.ring = KeyRing.open(header.compartments, keys, (name) => shape.reads(author, name), header.id, known);
    if (header.head) this.#checkMark('head', header.head);
    if (header.snapshots) this.#checkMark('snapshots', header.snapshots);
  }

  /** The same access with keys of its own, for what goes on when the session ends; ends with `wipe`. */
  copy(shape: Pick<Shape<object>, 'compartments' | 'reads' | 'version'>): Access {
    return new Access(this.#header, copyOfKeys(this.keys), shape, this.ring.copy());
  }

  /** Overwrites the user's keys and all that they opened with zeros. */
  wipe(): void {
    this.ring.wipe();
    wipeUserKeys(this.keys);
  }

  /** The header all of this was read from. */
  get header(): Header {
    return this.#header;
  }

  get table(): UserTable {
    return this.#table;
  }

  /** The house's signing key in use. */
  get houseKey(): Uint8Array {
    return this.#houseKey;
  }

  get vaultId(): string {
    return this.#header.id;
  }

  /** Takes a header this session itself has just written, with the keys it made on the way. */
  adopt(header: Header, made: readonly OpenedKey[] = []): void {
    this.#houseKey = houseKeyInUse(this.keys.houseKey, header.houseKeys, header.id);
    this.#table = verifiedTable(header.users, header.id, this.keys, this.#houseKey);
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

  /** The key a user's line of that number is signed with. */
  signKeyAt(userId: string, sequence: number): Uint8Array | undefined {
    const text = signKeyAt(this.#table, userId, sequence);
    return text === undefined ? undefined : this.#signKey(text);
  }

  #signKey(text: string): Uint8Array {
    const key = this.#signKeys.get(text) ?? fromBase64(text, vaultFile, 32);
    this.#signKeys.set(text, key);
    return key;
  }

  /** Whether somebody signed an exact text at `sequence` or later: a new key may come into use between two lines. */
  hasSigned(purpose: Purpose, text: string, signature: string, by: string, sequence: number, file: string): boolean {
    const entry = this.#entries.get(by);
    if (!entry) return false;
    const earlier = entry.earlier?.filter(({ until }) => sequence <= until) ?? [];
    return [...earlier, entry].some(({ signKey }) =>
      verifiesText(purpose, this.vaultId, text, signature, this.#signKey(signKey), file),
    );
  }

  wasStaff(userId: string, sequence: number): boolean {
    const then = this.authorAt(userId, sequence);
    return then !== undefined && isStaff(then);
  }

  /** Whether someone was staff at `sequence` and still is: only they are believed about whole compartments. */
  isBelieved(userId: string, sequence: number): boolean {
    const entry = this.#entries.get(userId);
    return entry !== undefined && isActive(entry) && isStaff(authorNow(entry)) && this.wasStaff(userId, sequence);
  }

  /** The key an archive is sealed under. */
  readonly archiveKeys: ArchiveKeys = ({ compartment, generation }) => this.ring.get(compartment, generation);

  /** Throws damage unless staff archived these lines, and the user table is as new as they are. */
  checkArchives(archives: readonly Archive[]): void {
    for (const { file, opening, signed } of archives) {
      const { text, signature } = signed;
      if (opening.purged === 'base') this.#checkBase(file, signed);
      const witness = `${opening.by} ${this.#table.number}`;
      if (checked.get(signed) === witness) continue;
      if (
        !this.wasStaff(opening.by, opening.after) ||
        !this.hasSigned('archive', text, signature, opening.by, opening.after, file)
      )
        throw damaged(file, 'not archived by staff');
      if (opening.purged !== undefined && this.authorAt(opening.by, opening.after)?.role !== 'administrator')
        throw damaged(file, 'not purged by an administrator');
      if (opening.users > this.#table.number) throw damaged(vaultFile, `older than line ${opening.last}`);
      checked.set(signed, witness);
    }
  }

  /**
   * Whoever was an administrator once has the keys to make up states, and no line is left to hold them against. So the
   * house itself vouches for each base, by a key that is replaced when an administrator leaves.
   */
  #checkBase(file: string, signed: Archive['signed']): void {
    if (vouchedFor.has(signed)) return;
    if (!this.#table.bases?.includes(sha256(signed.text))) throw damaged(file, 'states the house does not vouch for');
    vouchedFor.add(signed);
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
    return mark && this.isBelieved(mark.by, mark.sequence) ? mark : undefined;
  }

  /** A signed head mark of this user's. */
  headMark(head: Head, at: Date): HeadMark {
    const mark = { ...head, at: at.toISOString(), by: this.keys.userId };
    return { mark, signature: signValue('head', this.vaultId, mark, this.keys.signKey.secretKey) };
  }

  /** A signed snapshot mark of this user's. */
  makeSnapshotMark(
    head: Head,
    touched: Readonly<Record<string, number>>,
    notes: Readonly<Record<string, string>>,
  ): SnapshotMark {
    const mark = { ...head, by: this.keys.userId, touched: { ...touched }, notes: { ...notes } };
    return { mark, signature: signValue('snapshots', this.vaultId, mark, this.keys.signKey.secretKey) };
  }

  #checkMark(purpose: 'head' | 'snapshots', { mark, signature }: HeadMark | SnapshotMark): void {
    if (!this.hasSigned(purpose, canonical(mark), signature, mark.by, mark.sequence, vaultFile))
      throw damaged(vaultFile, `mark (${purpose}) not signed`);
  }
}
