import { z } from 'zod';
import { daySchema, idSchema, instantSchema, nameSchema } from '../records/primitives.ts';
import { roleSchema, userSchema } from '../records/users.ts';
import { bedSchema, houseSchema, phaseSchema, settingsSchema } from '../records/house.ts';
import { backupsAtTheDoor } from './backups.ts';
import { call, savedOutput } from './call.ts';

export const signedInSchema = z.object({
  user: userSchema,
  role: roleSchema,
  house: houseSchema.optional(),
  settings: settingsSchema,
  /** Today in the house's time zone; the page never asks its own clock for a date. */
  today: daySchema,
  /** Opened with the recovery code: settings asks to make a new one. */
  byRecoveryCode: z.boolean(),
  /** Somebody else chose the passphrase for this one sign-in: nothing else is answered before another is chosen. */
  mustChangePassphrase: z.boolean(),
  /** What this sign-in had to do without, each with its file. */
  notices: z.array(z.object({ code: z.string(), file: z.string() })),
  /** Administrators who can sign in; one alone gets a nudge for a second. */
  administrators: z.number().int(),
});
export type SignedIn = z.infer<typeof signedInSchema>;

/** The service that copies the house's folder to other places, where one is known to. */
const syncedBySchema = z.string().optional();

export const stageSchema = z.discriminatedUnion('stage', [
  /** No house in this folder yet. */
  z.object({
    stage: z.literal('none'),
    folder: z.string(),
    timeZone: z.string(),
    syncedBy: syncedBySchema,
  }),
  /** Somebody can sign in. `notices` says what opening set aside. */
  z.object({
    stage: z.literal('ready'),
    folder: z.string(),
    names: z.array(z.object({ id: idSchema, name: z.string() })),
    notices: z.array(z.object({ code: z.string(), file: z.string() })),
    syncedBy: syncedBySchema,
    /** The demo's passphrase, only in a demo house, so that the sign-in screen can show it. */
    demoPassphrase: z.string().optional(),
  }),
  /** The folder cannot be used as it is; `code` and facts say why. */
  z.object({
    stage: z.literal('refused'),
    folder: z.string(),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type Stage = z.infer<typeof stageSchema>;

/** "40 rooms of 2": how beds are made quickly. Names follow `shared/rules/beds.ts`. */
export const quickBedsSchema = z.object({
  rooms: z.number().int().min(0).max(500),
  perRoom: z.number().int().min(1).max(20),
});

const passphraseSchema = z.string().min(1).max(1000);

export const setUpContract = {
  stage: call('anyone').output(stageSchema),
  ...backupsAtTheDoor,
  /** Makes the house and signs its first administrator in; answers the recovery code, this once. */
  begin: call('anyone')
    .input(
      z.object({
        house: houseSchema,
        beds: z.array(quickBedsSchema),
        /** Beds are open since this day (default: records complete since, else today). */
        bedsSince: daySchema.optional(),
        phases: z.array(phaseSchema.omit({ id: true, order: true })),
        administrator: z.object({ name: nameSchema, passphrase: passphraseSchema }),
        paper: settingsSchema.shape.paper,
      }),
    )
    .output(z.object({ recoveryCode: z.string(), signedIn: signedInSchema })),
  /** Part of the recovery code typed back; the house is complete only then. */
  proveRecoveryCode: call('users.manage')
    .input(z.object({ typed: z.string().max(200) }))
    .output(savedOutput),
  /** A new code when set-up was interrupted, or after the code was used. */
  replaceRecoveryCode: call('users.manage').output(z.object({ recoveryCode: z.string() })),
};

export const sessionContract = {
  /** The person signed in, or null. */
  current: call('anyone').output(signedInSchema.nullable()),
  signIn: call('anyone')
    .input(z.object({ userId: idSchema, passphrase: passphraseSchema }))
    .output(signedInSchema),
  signInWithRecoveryCode: call('anyone')
    .input(z.object({ code: z.string().max(200) }))
    .output(signedInSchema),
  /** Drops keys and state from memory; backups and snapshots follow by themselves. */
  lock: call('anyone').output(z.object({ locked: z.literal(true) })),
  changePassphrase: call('session.own')
    .input(z.object({ current: passphraseSchema, next: passphraseSchema }))
    .output(savedOutput),
};

const aboutUser = z.object({ userId: idSchema });
const changedUser = z.object({ user: userSchema });

export const usersContract = {
  list: call('users.close').output(
    z.object({
      users: z.array(
        userSchema.extend({
          closed: z.object({ since: instantSchema, because: z.enum(['closed', 'stay-ended']) }).optional(),
        }),
      ),
    }),
  ),
  add: call('users.manage')
    .input(
      z.object({
        name: nameSchema,
        role: roleSchema,
        personId: idSchema.optional(),
        passphrase: passphraseSchema,
      }),
    )
    .output(changedUser),
  link: call('users.manage')
    .input(aboutUser.extend({ personId: idSchema }))
    .output(changedUser),
  rename: call('users.manage')
    .input(aboutUser.extend({ name: nameSchema }))
    .output(changedUser),
  /** What they may read no longer takes new keys. */
  changeRole: call('users.manage')
    .input(aboutUser.extend({ role: roleSchema }))
    .output(changedUser),
  /** A passphrase for one sign-in, at which they choose their own. */
  resetPassphrase: call('users.manage')
    .input(aboutUser.extend({ passphrase: passphraseSchema }))
    .output(changedUser),
  /** For good; what they wrote keeps their name. */
  remove: call('users.manage').input(aboutUser).output(changedUser),
  /** At once; undone like any other change. Staff close mentors', administrators staff's too. */
  close: call('users.close').input(aboutUser).output(savedOutput),
  open: call('users.close').input(aboutUser).output(savedOutput),
};

export const houseContract = {
  get: call('house.see').output(
    z.object({
      house: houseSchema,
      settings: settingsSchema,
      phases: z.array(phaseSchema),
      folder: z.string(),
      syncedBy: syncedBySchema,
      version: z.string(),
    }),
  ),
  change: call('house.change').input(houseSchema).output(savedOutput),
  changeSettings: call('house.change')
    .input(settingsSchema.pick({ idleMinutes: true, smallestPrintedCount: true, paper: true }))
    .output(savedOutput),
  /** Without an id a new phase, after the last one. */
  savePhase: call('house.change')
    .input(phaseSchema.partial({ id: true, order: true }))
    .output(savedOutput),
  /** All beds ever, with who has them tonight: staff. */
  beds: call('residents.see').output(z.object({ beds: z.array(bedSchema.extend({ funding: z.string().optional() })) })),
  addBeds: call('house.change')
    .input(z.object({ beds: quickBedsSchema, availableFrom: daySchema }))
    .output(savedOutput),
  saveBed: call('house.change')
    .input(bedSchema.partial({ id: true }).extend({ funding: z.string().trim().max(200).optional() }))
    .output(savedOutput),
};
