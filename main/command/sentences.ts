import { ORPCError } from '@orpc/server';
import { z } from 'zod';
import type { Stage } from '../../shared/contract/session.ts';
import { diskReasonSchema, refusalSchema } from '../../shared/contract/call.ts';
import type { Refusal } from '../../shared/contract/call.ts';
import { isRefusalCode, notSavedSentence, sentenceOf } from '../../shared/messages/refusals.ts';
import type { Result } from '../../shared/result.ts';
import type { VaultError } from '../vault/index.ts';
import { Stop } from './terminal.ts';

/** The one sentence for whatever ended a command; undefined for a bug, which nobody expected. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof Stop) return error.message;
  if (error instanceof ORPCError) return sentenceForCall({ code: error.code, data: error.data });
  if (isSystemError(error)) return `${error.path ?? 'The disk'} could not be used: ${systemReason(error.code)}.`;
  return undefined;
}

function sentenceForCall({ code, data }: { readonly code: unknown; readonly data: unknown }): string | undefined {
  const refusal = refusalSchema.safeParse(data);
  if (code === 'REFUSED' && refusal.success) return refusalSentence(refusal.data);
  const notSaved = z.object({ reason: diskReasonSchema }).safeParse(data);
  if (code === 'NOT_SAVED' && notSaved.success) return notSavedSentence(notSaved.data.reason);
  const damaged = z.object({ file: z.string(), detail: z.string() }).safeParse(data);
  if (code === 'DAMAGED' && damaged.success) return damagedSentence(damaged.data.file, damaged.data.detail);
  if (code === 'NOT_ALLOWED') return 'This sign-in may not do that: ask an administrator.';
  if (code === 'NOT_SIGNED_IN') return 'Nobody is signed in.';
  return undefined;
}

function refusalSentence({ code, facts }: Refusal): string {
  const reason = diskReasons[String(facts?.['reason'])];
  return sentenceOf(code, reason === undefined ? facts : { ...facts, reason });
}

/** The value of a vault's answer; a refusal ends the command with its sentence. */
export function vaultValue<Value>(result: Result<Value, VaultError>, folder: string): Value {
  if (result.ok) return result.value;
  throw new Stop(vaultSentence(result.error, folder));
}

/** The one sentence for what the vault refused. */
export function vaultSentence({ code, ...facts }: VaultError, folder: string): string {
  if (code === 'wrong-passphrase') return sentenceOf('wrong-sign-in');
  if (code === 'missing') return `There is no house in ${folder}: make one with the command create.`;
  return isRefusalCode(code)
    ? refusalSentence({ code, facts })
    : folderSentence({ stage: 'refused', folder, code, facts });
}

const damagedSentence = (file: string, detail: string): string =>
  `${file} is not as Cairn left it (${detail}): nothing was changed, so restore a backup of the whole folder.`;

/** Why the folder cannot be used as it is. */
export function folderSentence({ folder, code, facts }: Extract<Stage, { stage: 'refused' }>): string {
  const fact = (name: string): string => String(facts[name] ?? '');
  switch (code) {
    case 'held':
      return sentenceOf('house-held');
    case 'exists':
      return `There is a house in ${folder} already: choose another folder.`;
    case 'damaged':
      return damagedSentence(fact('file'), fact('detail'));
    case 'newer-version':
      return `${fact('file')} was written by a newer version of Cairn: install that version to open ${folder}.`;
    case 'unfinished':
      return `${folder} holds something that is no house, or not a whole one: choose an empty folder.`;
    case 'folder-refused':
      return sentenceOf('folder-unwritable', { folder, reason: diskReasons[fact('reason')] ?? diskReasons.unknown });
    default:
      return `${folder} cannot be opened as a house (${code}).`;
  }
}

const diskReasons: Readonly<Record<string, string>> & { readonly unknown: string } = {
  full: 'the disk is full',
  'read-only': 'the disk can only be read',
  'no-permission': 'this account may not use it',
  'too-large': 'the file would be too large for this disk',
  unknown: 'the disk did not say why',
};

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something that is no folder has that name',
  EACCES: 'this account may not use it',
  EPERM: 'this account may not use it',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
};
const systemReason = (code: string | undefined): string => reasons[code ?? ''] ?? code ?? 'unknown reason';
