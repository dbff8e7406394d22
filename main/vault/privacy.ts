import { ownPrefix } from './layout.ts';
import type { Author, Shape } from './types.ts';

/*
 * Which part of a line holds its deed and its inverse patches. They tell about everything the line touched, so
 * whoever can read them must be a reader of all of it.
 */
const personOf = (compartment: string): string | undefined =>
  compartment.startsWith(ownPrefix) ? compartment.slice(ownPrefix.length) : undefined;

/** One author of every kind: each role, and the mentor of each `own:` compartment in question. */
function kinds(compartments: readonly string[]): readonly Author[] {
  const roles = (['administrator', 'staff', 'mentor', 'viewer'] as const).map((role) => ({ id: '', role }));
  const people = compartments.map(personOf).filter((personId) => personId !== undefined);
  return [...roles, ...people.map((personId) => ({ id: '', role: 'mentor' as const, personId }))];
}

/**
 * The compartment for a line's deed: the one among `touched` whose readers all read the rest of it too; when there
 * is none, the most private of `available`, compartments the author can add a part to.
 */
export function homeOfDeed(
  touched: readonly string[],
  available: readonly string[],
  shape: Pick<Shape<object>, 'reads'>,
): string | undefined {
  const candidates = [...touched, ...available];
  const authors = kinds(candidates);
  const readers = (compartment: string): readonly Author[] =>
    authors.filter((author) => shape.reads(author, compartment));
  const readsAll = (compartment: string): boolean =>
    readers(compartment).every((author) => touched.every((other) => shape.reads(author, other)));
  const fitting = touched.filter(readsAll);
  const homes = fitting.length > 0 ? fitting : available.filter(readsAll);
  const fewest = (a: string, b: string): number => readers(a).length - readers(b).length;
  return homes.toSorted(fewest)[0] ?? available.toSorted(fewest)[0] ?? touched.toSorted(fewest)[0];
}
