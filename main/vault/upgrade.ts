import { Access } from './access.ts';
import { makeGeneration } from './compartments.ts';
import type { Core } from './core.ts';
import type { Live } from './live.ts';
import { Refusal } from './refusal.ts';

/*
 * A house written by an earlier version of the program: vault.json of an older format, or records of an older version. Its
 * files are read as they are and brought to this version in memory. What makes it a house of this version is one new
 * vault.json, written by a staff session after a backup, and a line that says so.
 */

/** Whether the house still says that it is of an earlier version. */
export const isOlder = <State extends object>({ header, shape }: Core<State>): boolean =>
  header.isOlder || header.current.schema < shape.version;

/** Writes the vault.json of this version, with keys for compartments that are new. In the core's queue. */
export async function upgradeHeader<State extends object>(core: Core<State>, live: Live<State>): Promise<void> {
  const { shape, journal, tools } = core;
  const { access } = live;
  const { header, table, keys } = access;
  const missing = shape.compartments.filter((name) => !Object.hasOwn(header.compartments, name));
  const made = missing.map((name) =>
    makeGeneration(name, 1, journal.head.sequence + 1, keys, table.users, shape, header.id, tools),
  );
  const added = Object.fromEntries(made.map(({ made: generation }, at) => [missing[at] ?? '', [generation]]));
  await core.header.replace({
    ...header,
    schema: shape.version,
    compartments: { ...header.compartments, ...added },
  });
  access.ring.wipe();
  live.access = new Access(core.header.current, keys, shape);
  const states: object = { ...live.state, ...Object.fromEntries(missing.map((name) => [name, shape.empty(name)])) };
  if (!shape.accepts(states)) throw new Error('the shape does not accept its own empty compartments');
  live.state = states;
}

/** Refuses anybody but staff a house of an earlier version. */
export function assertMayUpgrade<State extends object>(core: Core<State>, isStaff: boolean): void {
  if (isOlder(core) && !isStaff) throw new Refusal({ code: 'staff-first' });
}
