import { oc } from '@orpc/contract';
import { z } from 'zod';
import { isRefusalCode } from '../messages/refusals.ts';
import type { RefusalCode } from '../messages/refusals.ts';
import type { Permission } from '../rules/permissions.ts';

/** Why a call was refused: a code, the field it is about when there is one, and the facts its sentence needs. */
export const refusalSchema = z.object({
  code: z.custom<RefusalCode>((value) => typeof value === 'string' && isRefusalCode(value)),
  field: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const diskReasonSchema = z.enum(['full', 'read-only', 'no-permission', 'too-large', 'unknown']);

/** What every call may answer instead of its output. */
const errors = {
  /** Nobody is signed in (or the program locked itself). */
  NOT_SIGNED_IN: { status: 401 },
  /** The role of the person signed in does not hold the permission; recorded. */
  NOT_ALLOWED: { status: 403 },
  REFUSED: { status: 422, data: refusalSchema },
  /** The disk did not take it: nothing was changed. */
  NOT_SAVED: { status: 507, data: z.object({ reason: diskReasonSchema }) },
  /** The files are not what they should be; `file` names the one, `detail` says what was found. */
  DAMAGED: { status: 500, data: z.object({ file: z.string(), detail: z.string() }) },
};

export interface CallMeta {
  readonly needs?: Permission;
}

const base = oc.$meta<CallMeta>({}).errors(errors);

/** Begins a call of the contract; without a permission a call cannot be written. */
export const call = (needs: Permission) => base.meta({ needs });

/** What a call that changed something answers: the commit undo needs, and the name undo gives it. */
export const savedSchema = z.object({ commit: z.number().int().optional(), label: z.string() });
export type Saved = z.infer<typeof savedSchema>;
export const savedOutput = z.object({ saved: savedSchema });
