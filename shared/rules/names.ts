/** The name a screen or sheet shows: preferred name and last initial, "Dana W.". */
export const displayName = (person: {
  readonly preferredName: string;
  readonly lastInitial?: string | undefined;
}): string => (person.lastInitial ? `${person.preferredName} ${person.lastInitial}.` : person.preferredName);

/** The letter kept of a legal last name, or undefined when there is none. */
export const lastInitialOf = (legalLast: string | undefined): string | undefined => {
  const [first] = legalLast?.trim() ?? '';
  return first?.toLocaleUpperCase('en-US');
};

/** A bed as people say it: "12 lower". */
export const bedLabel = (bed: { readonly room: string; readonly name: string }): string => `${bed.room} ${bed.name}`;
