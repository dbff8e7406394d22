import { implement, isLazy, isProcedure, ORPCError } from '@orpc/server';
import type {
  AnyRouter,
  ErrorMap,
  ImplementerInternalWithMiddlewares,
  Lazyable,
  MiddlewareOptions,
  ORPCErrorConstructorMap,
} from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import type { Contract } from '../../shared/contract/index.ts';
import type { CallMeta, Refusal } from '../../shared/contract/call.ts';
import { may } from '../../shared/rules/permissions.ts';
import { Refusal as VaultRefusal } from '../vault/index.ts';
import type { VaultError } from '../vault/types.ts';
import { Desk, signedInAt } from './context.ts';
import type { Outside } from './context.ts';
import { refusal, refuse, Refused, VaultTrouble } from './refused.ts';

/** The context of a call that passed the gate. */
export interface Inside extends Outside {
  readonly desk: Desk;
}

/*
 * Every call of the contract is implemented from one of the two exports below, so none gets past this file.
 * The gate runs before the input is parsed: who may not call learns nothing about what the call accepts.
 */
const implementer = implement(contract).$context<Outside>();

/** For the few calls anyone may make: set-up, sign-in names, sign-in, lock. */
export const open: ImplementerInternalWithMiddlewares<Contract, Outside, Outside> = implementer.use(
  async ({ context, next }) => {
    if (signedInAt(context)) context.core.heardAt = context.core.clock().getTime();
    try {
      return await next({ context: {} });
    } catch (error) {
      throw answerFor(error);
    }
  },
);

type Passing = MiddlewareOptions<Outside, unknown, ORPCErrorConstructorMap<ErrorMap>, CallMeta>;

async function gate({ context: { core, page }, path, procedure, next }: Passing) {
  const signedIn = signedInAt({ core, page });
  if (!signedIn) throw new ORPCError('NOT_SIGNED_IN', { status: 401 });
  const desk = new Desk(core, signedIn.session);
  const { needs }: CallMeta = procedure['~orpc'].meta;
  if (signedIn.session.mustChangePassphrase && needs !== 'session.own') refuse('choose-passphrase-first');
  if (needs === undefined || !may(desk.role, needs)) {
    await recordRefusedCall(desk, path.join('.'));
    throw new ORPCError('NOT_ALLOWED', { status: 403 });
  }
  return next({ context: { desk } });
}

/** For all others: refuses by the permission the call names, then hands the handler its `desk`. */
export const os: ImplementerInternalWithMiddlewares<Contract, Outside, Inside> = open.use(gate);

/**
 * Stops the program when a call names no permission, or names one and was not implemented from `os`.
 * Run once, where the router is put together.
 */
export function assertGated(router: Lazyable<AnyRouter>, path: readonly string[] = []): void {
  if (isLazy(router)) throw new Error(`the call ${path.join('.')} is only known once it is made`);
  if (isProcedure(router)) {
    const { needs }: CallMeta = router['~orpc'].meta;
    if (needs === undefined) throw new Error(`the call ${path.join('.')} names no permission`);
    const gates: readonly unknown[] = router['~orpc'].middlewares;
    if (needs !== 'anyone' && !gates.includes(gate)) throw new Error(`the call ${path.join('.')} goes round the gate`);
  } else {
    for (const [name, part] of Object.entries(router)) assertGated(part, [...path, name]);
  }
}

async function recordRefusedCall(desk: Desk, call: string): Promise<void> {
  const id = desk.newId();
  const record = { id, userId: desk.user.id, call, at: desk.now };
  const dropIn = { compartment: 'confidential', collection: 'refusals', id, record };
  // A disk that takes no record of the refusal does not turn the refusal into something else.
  await desk.session.commit({ action: 'gate.refuse', label: `refused call ${call}` }, () => undefined, [dropIn]);
}

function answerFor(error: unknown): unknown {
  if (error instanceof Refused) return refused(error.refusal);
  if (error instanceof VaultTrouble) return answerForTrouble(error.trouble);
  // Somebody left while this was being answered.
  if (error instanceof VaultRefusal) return answerForTrouble(error.error);
  return error;
}

const refused = (data: Refusal) => new ORPCError('REFUSED', { status: 422, data });
const damaged = (file: string, detail: string) => new ORPCError('DAMAGED', { status: 500, data: { file, detail } });

function answerForTrouble(trouble: VaultError): ORPCError<string, unknown> {
  switch (trouble.code) {
    case 'not-saved':
      return new ORPCError('NOT_SAVED', { status: 507, data: { reason: trouble.reason } });
    case 'damaged':
      return damaged(trouble.file, trouble.detail);
    case 'newer-version':
      return damaged(trouble.file, `written by a newer version of Cairn (${trouble.version})`);
    case 'closed':
      return new ORPCError('NOT_SIGNED_IN', { status: 401 });
    case 'not-allowed':
      return new ORPCError('NOT_ALLOWED', { status: 403 });
    case 'folder-refused':
      return refused(refusal('folder-unwritable', { facts: { folder: trouble.folder, reason: trouble.reason } }));
    case 'held':
      return refused(refusal('house-held'));
    case 'exists':
      return refused(refusal('set-up-done'));
    case 'missing':
      return refused(refusal('not-set-up'));
    case 'unfinished':
      return refused(refusal('folder-not-empty', { facts: { folder: trouble.folder } }));
    case 'wrong-passphrase':
      return refused(refusal('wrong-sign-in', { field: 'passphrase' }));
    case 'passphrase-too-short':
    case 'passphrase-common':
      return refused(refusal(trouble.code, { field: 'passphrase' }));
    case 'staff-first':
    case 'sign-in-closed':
      return refused(refusal(trouble.code));
    case 'place-missing':
      return refused(refusal('place-missing', { facts: { folder: trouble.folder } }));
    case 'backup-refused':
      return refused(refusal('backup-refused', { facts: { folder: trouble.folder, reason: trouble.reason } }));
    case 'no-such-backup':
    case 'needs-staff':
    case 'cancelled':
      return refused(refusal(trouble.code));
    case 'name-taken':
      return refused(refusal('name-taken', { field: 'name' }));
    case 'last-administrator':
      return refused(refusal('last-administrator'));
    case 'no-such-commit':
      return refused(refusal('nothing-to-undo'));
  }
}
