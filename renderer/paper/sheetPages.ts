/** Heights in CSS pixels at 96 to the inch. */
export const sheetHeights = { head: 118, columns: 30, foot: 72, spare: 8 } as const;
/** A line leaves room for a signature by hand; a little less where that saves a page. */
export const lineHeights = { usual: 30, least: 26 } as const;

export interface SheetLine<Person> {
  readonly number: number;
  /** Absent on a spare line. */
  readonly person: Person | undefined;
}

export interface SheetPages<Person> {
  readonly pages: readonly (readonly SheetLine<Person>[])[];
  /** CSS pixels. */
  readonly lineHeight: number;
}

/** The fewest empty lines a sheet ends with, for walk-ins. */
export const fewestSpareLines = 4;

/**
 * The pages of a sign-in sheet: the people in their order, at least four spare lines after the last, and the last
 * page filled with more. `height` is what the paper leaves between its margins, in CSS pixels.
 */
export function sheetPages<Person>(people: readonly Person[], height: number): SheetPages<Person> {
  const { head, columns, foot, spare } = sheetHeights;
  const room = height - head - columns - foot - spare;
  const needed = people.length + fewestSpareLines;
  const count = Math.ceil(needed / Math.floor(room / lineHeights.least));
  const perPage = Math.max(Math.ceil(needed / count), Math.floor(room / lineHeights.usual));
  const pages = Array.from({ length: count }, (_, page) =>
    Array.from({ length: perPage }, (_, at) => {
      const index = page * perPage + at;
      return { number: index + 1, person: people[index] };
    }),
  );
  return { pages, lineHeight: Math.min(lineHeights.usual, Math.floor(room / perPage)) };
}
