import type { StateOfThen, StatesOfThen } from './archive.ts';
import type { Change } from './changes.ts';
import { isRecord } from './bytes.ts';
import { damaged } from './refusal.ts';
import { replayed, type OpenedLine } from './open-line.ts';
import type { Snapshot } from './snapshot.ts';
import type { Shape } from './types.ts';

/**
 * States while lines are put onto them. An older line is put onto the state as it was then: a compartment is brought to a
 * later version when the first line of that version touches it, and to the newest at the end. Nothing on disk changes.
 */
export class MigratingStates {
  #states: object;
  readonly #versions: Map<string, number>;
  readonly #shape: Shape<object>;

  constructor(shape: Shape<object>, snapshots: ReadonlyMap<string, Snapshot>) {
    this.#shape = shape;
    this.#states = Object.fromEntries([...snapshots].map(([compartment, { state }]) => [compartment, state]));
    this.#versions = new Map([...snapshots].map(([compartment, { schema }]) => [compartment, schema]));
  }

  /** Puts a line's changes on, after its author was found to be allowed them. */
  replay(opened: OpenedLine, changes: readonly Change[]): void {
    const { schema, sequence } = opened.line.header;
    for (const { compartment } of changes) {
      if ((this.#versions.get(compartment) ?? 0) > schema)
        throw damaged(opened.line.file, `line ${sequence}: older records than the lines before it`);
      this.#bring(compartment, schema);
    }
    this.#states = replayed(this.#states, opened, changes, this.#shape);
  }

  /** The states as they are, each with its version. */
  asOfThen(): StatesOfThen {
    return Object.fromEntries(
      Object.entries(this.#states).map(([compartment, state]: [string, unknown]) => {
        if (!isRecord(state)) throw new Error('a state that is no record');
        return [compartment, { schema: this.#versions.get(compartment) ?? this.#shape.version, state }];
      }),
    );
  }

  /** Takes a compartment as it was after the line that was put on last. */
  stand(compartment: string, { schema, state }: StateOfThen): void {
    this.#versions.set(compartment, schema);
    this.#states = { ...this.#states, [compartment]: state };
  }

  /** The states by the newest version; a compartment of the shape that nothing was written to yet is empty. */
  asOfNow(readable: readonly string[]): object {
    for (const compartment of readable) {
      if (Object.hasOwn(this.#states, compartment)) this.#bring(compartment, this.#shape.version);
      else if (this.#shape.compartments.includes(compartment))
        this.#states = { ...this.#states, [compartment]: this.#shape.empty(compartment) };
    }
    return this.#states;
  }

  #bring(compartment: string, version: number): void {
    const present = this.#versions.get(compartment) ?? version;
    const state: unknown = Reflect.get(this.#states, compartment);
    this.#versions.set(compartment, version);
    if (present >= version || !isRecord(state)) return;
    this.#states = { ...this.#states, [compartment]: migrated(compartment, state, present, version, this.#shape) };
  }
}

/** A compartment's state by a later version. */
export const migrated = (
  compartment: string,
  state: object,
  from: number,
  to: number,
  { migrations }: Pick<Shape<object>, 'migrations'>,
): object =>
  migrations
    .filter((migration) => migration.to > from && migration.to <= to)
    .reduce((older, migration) => migration.migrate(compartment, older), state);
