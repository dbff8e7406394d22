import { stateVersion } from './002-state-version.ts';

/*
 * How vault.json of an earlier version becomes this one, in memory. Each step is pure, adds what is new and keeps what it
 * does not know; what the house signed is left as it was signed.
 */
const steps = [stateVersion];

/** The header by the newest version; one that is newest already is itself. */
export const migratedHeader = (header: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  steps.reduce((older, { to, migrate }) => (Number(older['version']) < to ? migrate(older) : older), header);
