import type { Migration } from '../../vault/types.ts';
import { signIns } from './002-sign-ins.ts';

/*
 * How records of earlier versions become those of this one, oldest first. A step is pure, sees one compartment at a time (a
 * mentor's session has no other), adds what is new and keeps what it does not know. Each has its test of three ways:
 * old to new, run twice, and on what is new already.
 */
export const migrations: readonly Migration[] = [signIns];
