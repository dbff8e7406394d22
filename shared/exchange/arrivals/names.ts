import { plain } from './words.ts';

/** A person's name as far as a line gives it. */
export interface WrittenName {
  readonly preferredName: string;
  readonly legalFirst?: string;
  readonly legalLast?: string;
}

export type NameOrder = 'first-last' | 'last-first';

/**
 * The name in one cell: "Dana Reyes", "Reyes, Dana", "Reyes, Robert (Bobby)". The first word is the preferred and legal
 * first name, the rest the legal last name, or the other way round where the house writes last names first.
 */
export function splitName(text: string, order: NameOrder): WrittenName | undefined {
  const called = /[("“]([^)"”]+)[)"”]/u.exec(text)?.[1]?.trim();
  const whole = text
    .replace(/[("“][^)"”]*[)"”]/u, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const [beforeComma = '', afterComma = ''] = commaParts(whole);
  if (afterComma !== '') return nameOf(firstWord(afterComma), beforeComma, called);
  const words = beforeComma.split(' ').filter((word) => word !== '');
  const [one = '', ...rest] = words;
  if (order === 'last-first' && rest.length > 0) return nameOf(rest[0] ?? '', one, called);
  return nameOf(one, rest.join(' '), called);
}

/** The name put together from columns of its own. */
export function joinedName(preferred: string, first: string, last: string): WrittenName | undefined {
  return nameOf(first, last, preferred === '' ? undefined : preferred);
}

function nameOf(first: string, last: string, preferred: string | undefined): WrittenName | undefined {
  const called = preferred ?? first;
  if (called === '') return last === '' ? undefined : { preferredName: last };
  return {
    preferredName: called,
    ...(first !== '' && { legalFirst: first }),
    ...(last !== '' && { legalLast: last }),
  };
}

/** "Smith, Jr., John": what is behind a comma and no first name goes with the last name. */
function commaParts(text: string): readonly [string, string] {
  const [last = '', ...rest] = text.split(',').map((part) => part.trim());
  const suffixes = rest.filter((part) => /^(jr|sr|ii|iii|iv)\.?$/iu.test(part));
  const first = rest.filter((part) => part !== '' && !suffixes.includes(part)).join(' ');
  return [[last, ...suffixes].join(' '), first];
}

const firstWord = (text: string): string => text.split(' ')[0] ?? '';

/** A known person's name, for comparing. */
export interface KnownName {
  readonly preferredName: string;
  readonly lastInitial?: string | undefined;
  readonly legalFirst?: string | undefined;
  readonly legalLast?: string | undefined;
}

/** Whether the written name is this person's: the same last name (or its initial, where no more is known) and a first name of theirs. */
export function isNameOf(written: WrittenName, known: KnownName): boolean {
  const theirs = [known.preferredName, known.legalFirst].flatMap((name) => (name === undefined ? [] : [plain(name)]));
  const firsts = [written.preferredName, written.legalFirst].flatMap((name) =>
    name === undefined ? [] : [plain(name)],
  );
  if (!firsts.some((first) => theirs.includes(first))) return false;
  const last = plain(written.legalLast ?? '');
  if (known.legalLast !== undefined) {
    const whole = plain(known.legalLast);
    return last === whole || (last.length === 1 && whole.startsWith(last));
  }
  return last.slice(0, 1) === plain(known.lastInitial ?? '');
}

/** Whether somebody may be meant by a name written short: a first or last name in common. */
export function isLikeNameOf(written: string, known: KnownName): boolean {
  const words = plain(written).split(' ');
  const theirs = [known.preferredName, known.legalFirst, known.legalLast].flatMap((name) =>
    name === undefined ? [] : plain(name).split(' '),
  );
  return words.some((word) => word.length > 1 && theirs.includes(word));
}
