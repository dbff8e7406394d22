import { z } from 'zod';
import { idSchema, instantSchema, textSchema } from '../records/primitives.ts';
import { roleSchema } from '../records/users.ts';
import { call, savedOutput } from './call.ts';

/** A backup as the list shows it; reading it needs no key. */
export const backupSchema = z.object({
  path: z.string(),
  at: instantSchema,
  /** Who was signed in when it was made. */
  by: z.string(),
  bytes: z.number(),
  /** How many changes it holds. */
  lines: z.number().int(),
  /** Who could sign in then; staff among them open it. */
  signIns: z.array(z.object({ id: idSchema, name: z.string(), role: roleSchema })),
  recoveryCode: z.boolean(),
  /** When somebody on staff opened it and all of it was read, and what it held. */
  proof: z.object({ at: instantSchema, counts: z.record(z.string(), z.number()) }).optional(),
  problem: z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }).optional(),
});
export type BackupView = z.infer<typeof backupSchema>;

const listSchema = z.object({
  /** Newest first. */
  backups: z.array(backupSchema),
  /** Files that should be backups and cannot be read as such. */
  unreadable: z.array(z.string()),
});

/** What opens a backup: a passphrase or the recovery code of its time. */
export const backupSecretSchema = z.union([
  z.object({ userId: idSchema, passphrase: z.string().min(1).max(1000) }),
  z.object({ recoveryCode: z.string().min(1).max(200) }),
]);

const goBackSchema = z.object({ path: z.string(), secret: backupSecretSchema });
const wentBackSchema = z.object({
  /** Where the house that was there before lies now. */
  setAside: z.string().optional(),
});

export const backupsContract = {
  list: call('backups.see').output(
    listSchema.extend({
      running: z
        .object({ step: z.enum(['making', 'opening', 'copying']), done: z.number(), of: z.number() })
        .optional(),
      /** What the last try of each step could not do. */
      troubles: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })),
      secondPlace: z
        .object({ folder: z.string(), isThere: z.boolean(), copiedAt: instantSchema.optional() })
        .optional(),
    }),
  ),
  /** Makes one now, opens it, reads all of it, and copies it to the second place when that is there. */
  make: call('backups.see').output(z.object({ backup: backupSchema })),
  /** Opens one and reads all of it. */
  prove: call('backups.see')
    .input(z.object({ path: z.string() }))
    .output(z.object({ provenAt: instantSchema })),
  cancel: call('backups.see').output(z.object({ cancelled: z.literal(true) })),
  /** The folder on another disk that backups are copied to; none when absent. */
  setSecondPlace: call('house.change')
    .input(z.object({ folder: textSchema.optional() }))
    .output(savedOutput),
  /** Puts a backup in the place of the house, which is set aside; everybody is signed out. */
  goBack: call('backups.go-back').input(goBackSchema).output(wentBackSchema),
};

/** The same when the house cannot be opened, or there is none in this folder. */
export const backupsAtTheDoor = {
  backups: call('anyone')
    .input(z.object({ folder: textSchema.optional() }))
    .output(listSchema),
  /** What of a damaged house is as it was: how many changes, until when, and whether the file with the keys can be read. */
  whatIsLeft: call('anyone').output(
    z.object({ lines: z.number().int(), at: instantSchema.optional(), keys: z.boolean() }),
  ),
  goBack: call('anyone')
    .input(goBackSchema.extend({ folder: textSchema.optional() }))
    .output(wentBackSchema),
};
