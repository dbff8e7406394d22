import { z } from 'zod';
import programsData from '../data/certification-programs.json' with { type: 'json' };
import { programSchema } from '../records/certification.ts';
import type { Program } from '../records/certification.ts';
import type { Id } from '../records/primitives.ts';

/** The certification programs Cairn ships as data, each with its sources, as-of date and confidence. */
export const programs: readonly Program[] = z.array(programSchema).parse(programsData);

const byId = new Map(programs.map((program) => [program.id, program]));

/** A shipped program by its id, or undefined when this version does not know it. */
export const programOf = (id: Id): Program | undefined => byId.get(id);

/** The programs in the order a house of this state looks for them: its own, the national ones, the others by state. */
export function programsFor(state: string): readonly Program[] {
  const rank = (program: Program): number => (program.state === state ? 0 : program.state === 'US' ? 1 : 2);
  return [...programs].sort((one, other) => rank(one) - rank(other) || one.state.localeCompare(other.state));
}
