import { z } from 'zod';
import { roleSchema, type Role } from '../../../shared/records/users.ts';
import type { Result } from '../../../shared/result.ts';
import type { Random } from '../../../build/demo-house/random.ts';
import { usualSizes, type Vault, type VaultError, type VaultSession } from '../../../main/vault/index.ts';
import { passphrases, type SmallState } from '../../support/small-house.ts';

/*
 * A house that is never left alone: what a process may be at when it is killed, what each of these things does to a house,
 * and how it is done. Without a test runner: the killed process uses it too.
 */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['note', 'letter', 'withdrawal', 'own']), number: z.int() }),
  z.object({ kind: z.literal('role'), id: z.string(), role: roleSchema }),
  z.object({ kind: z.enum(['add', 'remove']), id: z.string() }),
  z.object({ kind: z.literal('passphrase'), from: z.int(), to: z.int() }),
  z.object({ kind: z.enum(['snapshot', 'purge', 'sign-out', 'back-up', 'prove', 'copy']) }),
]);
export type Step = z.infer<typeof stepSchema>;

/** What the process is told when it starts. */
export const ordersSchema = z.object({
  folder: z.string(),
  stick: z.string(),
  seed: z.int(),
  /** Number of its first step: no two steps of a house write the same. */
  first: z.int(),
  /** Number of Ada's passphrase. */
  passphrase: z.int(),
  /** It kills itself at this operation of the disk; a write leaves this share of its bytes. */
  killAt: z.object({ operation: z.int(), share: z.number() }).optional(),
});
export type Orders = z.infer<typeof ordersSchema>;

/** What is known of a house from outside. */
export interface Known {
  readonly state: SmallState;
  readonly users: Readonly<Record<string, Role>>;
  readonly passphrase: number;
}

/** So small that every few commits start a segment, make a blob or are due to be snapshots and archives. */
export const tinySizes = { ...usualSizes, segment: 6000, part: 900, tail: 6 };

/** An hour after the step before: backups of many days, of which most need not be kept. */
export const clockAt = (step: number): Date => new Date(Date.UTC(2026, 10, 23, 15) + step * 3_600_000);

export const adasPassphrase = (number: number): string => `${passphrases.ada}${number === 0 ? '' : ` ${number}`}`;

export const timeZone = 'America/New_York';

const isGuest = (id: string): boolean => id.startsWith('guest-');

/** What comes next, by chance. */
export function nextStep(random: Random, number: number, known: Omit<Known, 'state'>): Step {
  const kind = random.weighted<Step['kind']>([
    ['note', 30],
    ['letter', 6],
    ['withdrawal', 6],
    ['own', 3],
    ['role', 6],
    ['add', 4],
    ['remove', 4],
    ['passphrase', 3],
    ['snapshot', 10],
    ['purge', 6],
    ['sign-out', 10],
    ['back-up', 10],
    ['prove', 3],
    ['copy', 3],
  ]);
  if (kind === 'role') return { kind, id: 'ben', role: known.users['ben'] === 'staff' ? 'mentor' : 'staff' };
  if (kind === 'add') return { kind, id: `guest-${number}` };
  if (kind === 'remove') {
    const id = Object.keys(known.users).find(isGuest);
    return id === undefined ? { kind: 'add', id: `guest-${number}` } : { kind, id };
  }
  if (kind === 'passphrase') return { kind, from: known.passphrase, to: number };
  if (kind === 'note' || kind === 'letter' || kind === 'withdrawal' || kind === 'own') return { kind, number };
  return { kind };
}

/** What a step puts into the records; undefined for one that leaves them alone. */
export function recipeOf(step: Step): ((draft: SmallState) => void) | undefined {
  switch (step.kind) {
    case 'note':
      return (draft) => {
        if (draft.house) draft.house.notes[`n${step.number % 5}`] = `note ${step.number}`;
        if (draft.confidential && step.number % 2 === 0) draft.confidential.notes['last'] = `secret ${step.number}`;
        const hours = draft['own:p-mo']?.hours;
        if (hours && step.number % 3 === 0) hours[`h${step.number % 4}`] = step.number;
      };
    case 'letter':
      return (draft) => {
        if (draft.house) draft.house.notes['letter'] = `a long letter ${step.number}, `.repeat(80);
      };
    case 'withdrawal':
      return (draft) => {
        if (!draft.house) return;
        for (const key of Object.keys(draft.house.notes).slice(0, 2)) delete draft.house.notes[key];
      };
    case 'own':
      return (draft) => {
        draft[`own:p-${step.number}`] = { hours: { first: step.number }, signatures: {} };
      };
    default:
      return undefined;
  }
}

/** The house after a step. */
export function after(known: Known, step: Step): Known {
  const recipe = recipeOf(step);
  if (recipe) {
    const state = structuredClone(known.state);
    recipe(state);
    return { ...known, state };
  }
  if (step.kind === 'role') return { ...known, users: { ...known.users, [step.id]: step.role } };
  if (step.kind === 'add') return { ...known, users: { ...known.users, [step.id]: 'mentor' } };
  if (step.kind === 'remove')
    return { ...known, users: Object.fromEntries(Object.entries(known.users).filter(([id]) => id !== step.id)) };
  return step.kind === 'passphrase' ? { ...known, passphrase: step.to } : known;
}

/** Who can sign in, as `Known` has it. */
export const usersOf = (session: VaultSession<SmallState>): Known['users'] =>
  Object.fromEntries(session.users().map(({ id, role }) => [id, role]));

/** Somebody in a house. */
export interface Sitting {
  readonly vault: Vault<SmallState>;
  readonly session: VaultSession<SmallState>;
  readonly passphrase: number;
}

/** Takes a step; who sits there afterwards, and the path of the backup where one was made. */
export async function take(
  step: Step,
  { vault, session, passphrase }: Sitting,
  stick: string,
): Promise<{ readonly sitting: Sitting; readonly backup?: string }> {
  const same = { sitting: { vault, session, passphrase } };
  const recipe = recipeOf(step);
  if (recipe) {
    saved(await session.commit({ action: `test.${step.kind}`, label: step.kind }, recipe));
    return same;
  }
  switch (step.kind) {
    case 'role':
      saved(await session.changeUser(step.id, { role: step.role }));
      return same;
    case 'add':
      saved(await session.addUser({ id: step.id, name: step.id, role: 'mentor' }, passphrases.mo));
      return same;
    case 'remove':
      saved(await session.removeUser(step.id));
      return same;
    case 'passphrase':
      saved(await session.changePassphrase(adasPassphrase(step.from), adasPassphrase(step.to)));
      return { sitting: { vault, session, passphrase: step.to } };
    case 'sign-out':
      saved(await session.close());
      return { sitting: { vault, session: saved(await vault.signIn('ada', adasPassphrase(passphrase))), passphrase } };
    case 'purge':
      // Sometimes as far as the newest line, sometimes into the middle of an archive.
      saved(
        await session.purge(Math.max(1, session.sequence - (session.sequence % 5)), {
          action: 'test',
          label: step.kind,
        }),
      );
      return same;
    case 'back-up': {
      const made = saved(await vault.backUp(session, { timeZone }));
      return made ? { ...same, backup: made.path } : same;
    }
    case 'prove': {
      const made = saved(await vault.backUp(session, { timeZone, onlyIfChanged: true }));
      if (made) saved(await vault.proveBackup(session, made.path));
      return made ? { ...same, backup: made.path } : same;
    }
    case 'copy': {
      const made = saved(await vault.backUp(session, { timeZone }));
      saved(await vault.copyBackups(stick, { timeZone }));
      return made ? { ...same, backup: made.path } : same;
    }
    default:
      saved(await session.snapshot());
      return same;
  }
}

/** The value of a result that must be one. */
export function saved<Value>(result: Result<Value, VaultError>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.error)}`);
}
