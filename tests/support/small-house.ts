import { createHash, randomBytes } from 'node:crypto';
import { nodeFiles, usualSizes, type Author, type Shape, type VaultTools } from '../../main/vault/index.ts';

/*
 * A house of three rooms and the tools to open it, without a test runner: also for processes that tests start.
 * Passphrases become keys by a hash, not by Argon2id: the vault's floors stay as they are, the tests only skip the
 * second of work behind them.
 */

/** What mentors see, what staff see, and one's own. */
export interface SmallState {
  house?: {
    notes: Record<string, string>;
    sessions: Record<string, Record<string, { marks: Record<string, string> }>>;
  };
  confidential?: { notes: Record<string, string>; refusals: Record<string, { call: string }> };
  [own: `own:${string}`]: { hours: Record<string, number>; signatures: Record<string, string> } | undefined;
}

const isStaff = (author: Author): boolean => author.role === 'administrator' || author.role === 'staff';

export const smallShape: Shape<SmallState> = {
  version: 1,
  compartments: ['house', 'confidential'],
  staff: 'confidential',
  migrations: [],
  empty(compartment) {
    if (compartment === 'house') return { notes: {}, sessions: {} };
    return compartment === 'confidential' ? { notes: {}, refusals: {} } : { hours: {}, signatures: {} };
  },
  counts: ({ house, confidential }) => ({
    notes: Object.keys(house?.notes ?? {}).length,
    secrets: Object.keys(confidential?.notes ?? {}).length,
  }),
  accepts: (states): states is SmallState =>
    Object.entries(states).every(([name, state]) => /^(house|confidential|own:.+)$/.test(name) && state !== undefined),
  admits: (states, author) =>
    states.confidential !== undefined || states.house?.notes[`closed ${author.id}`] === undefined,
  reads(author, compartment) {
    if (isStaff(author)) return true;
    if (author.role !== 'mentor') return false;
    return compartment === 'house' || (author.personId !== undefined && compartment === `own:${author.personId}`);
  },
  mayWrite(author, compartment, path) {
    if (isStaff(author)) return true;
    if (compartment === 'confidential') return path[0] === 'refusals' && path.length === 2;
    if (compartment === 'house') return path[0] === 'sessions' && path.length >= 3;
    return compartment === `own:${author.personId ?? ''}` && path[0] === 'hours' && path.length === 2;
  },
  withdraws: (compartment, [noun], removes) => compartment === 'house' && noun === 'notes' && removes,
};

/** Passphrases nobody would guess, by sign-in. */
export const passphrases = {
  ada: 'quilted lantern over Tuesday creek',
  ben: 'seven brass owls went walking',
  mo: 'marmalade and thunder tonight',
} as const;

export const fixedNow = '2026-11-23T15:00:00.000Z';

/** Tools on the real disk, with a clock that stands still and a key derivation that costs nothing. */
export const testTools = (changed: Partial<VaultTools> = {}): VaultTools => ({
  files: nodeFiles,
  now: () => new Date(fixedNow),
  randomBytes: (length) => randomBytes(length),
  sizes: usualSizes,
  keyDerivation: {
    calibrate: () => Promise.resolve({ memory: 64 * 1024 * 1024, passes: 3 }),
    derive: (passphrase, salt) => Promise.resolve(createHash('sha256').update(passphrase).update(salt).digest()),
  },
  ...changed,
});
