import type { Patch } from 'immer';
import type { HistoryChange, HistoryValue } from '../../../shared/contract/history.ts';
import { bedLabel } from '../../../shared/rules/names.ts';
import type { CommitPatches, WhoWrote } from '../../vault/index.ts';
import type { HouseState } from '../context.ts';
import { callName } from '../people.ts';
import { titleOf } from '../sessions/view.ts';

/*
 * A commit's patches as what each record was before and after, in names rather than ids. Records are found by their noun
 * and id: a person's name that moved from one compartment to another has not changed.
 */

/** Follow from other records, or are not yet records at all. */
const unsaid = new Set([
  'house.stays',
  'house.lastSheetNumber',
  'confidential.refusals',
  'confidential.signInClosings',
]);
const byMonth = new Set(['sessions', 'contacts', 'led', 'markNotes']);
const singles = new Set(['house', 'settings', 'lastSheetNumber']);
const sameNoun: Readonly<Record<string, string>> = { formerPeople: 'people' };

interface Place {
  readonly noun: string;
  readonly id: string;
  /** How much of the path is before the record. */
  readonly depth: number;
}

/** What a commit did to each record, as far as its reader can see; the records it touched first come first. */
export function changesOf(
  state: HouseState,
  { patches, inverse }: CommitPatches,
  authors: readonly WhoWrote[],
): readonly HistoryChange[] {
  const names = namesIn(state, authors);
  const after = leavesOf(Object.values(patches).flat());
  const before = leavesOf(Object.values(inverse).flat());
  const records = new Map<string, Place>([...after.places, ...before.places]);
  return [...records].flatMap(([key, { noun, id }]): HistoryChange[] => {
    const now = after.leaves.get(key) ?? new Map<string, Leaf>();
    const then = before.leaves.get(key) ?? new Map<string, Leaf>();
    const fields = [...new Set([...then.keys(), ...now.keys()])].flatMap((field) => {
      const [was, is] = [then.get(field), now.get(field)];
      if (was?.value === is?.value) return [];
      const path = (is ?? was)?.path ?? [];
      return [
        {
          path: path.map((word) => names.get(word) ?? word),
          ...(was && { before: named(was.value, names) }),
          ...(is && { after: named(is.value, names) }),
        },
      ];
    });
    const about = names.get(id) ?? aboutOf([...then.values(), ...now.values()], names);
    return fields.length === 0 ? [] : [{ noun, ...(about !== undefined && { about }), fields }];
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: HistoryValue;
}

/** Every plain value that patches put somewhere, by record. */
function leavesOf(patches: readonly Patch[]) {
  const places = new Map<string, Place>();
  const leaves = new Map<string, Map<string, Leaf>>();
  for (const { path, value } of patches)
    for (const [words, leaf] of plainValues(path.map(String), value)) {
      const place = placeOf(words);
      if (!place) continue;
      const key = `${place.noun} ${place.id}`;
      const within = words.slice(place.depth);
      places.set(key, places.get(key) ?? place);
      const fields = leaves.get(key) ?? new Map<string, Leaf>();
      leaves.set(key, fields.set(within.join(' '), { path: within, value: leaf }));
    }
  return { places, leaves };
}

/** The plain values in a value, each with its whole path; how long a list is says nothing. */
function* plainValues(path: readonly string[], value: unknown): Generator<readonly [readonly string[], HistoryValue]> {
  if (typeof value === 'string' || typeof value === 'boolean') yield [path, value];
  else if (typeof value === 'number' && path.at(-1) !== 'length') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* plainValues([...path, key], part);
}

function placeOf([compartment = '', noun = '', ...rest]: readonly string[]): Place | undefined {
  if (unsaid.has(`${compartment}.${noun}`) || noun === 'drafts') return undefined;
  const named = sameNoun[noun] ?? noun;
  if (singles.has(noun)) return { noun: named, id: noun, depth: 2 };
  const at = byMonth.has(noun) ? 1 : 0;
  const id = rest[at];
  return id === undefined ? undefined : { noun: named, id, depth: 3 + at };
}

const isName = (field: string | undefined): boolean =>
  field === 'personId' || field === 'residentId' || field === 'mentorId' || field === 'typeId';

/** A record that has no name of its own is called by whom it is about. */
const aboutOf = (leaves: readonly Leaf[], names: ReadonlyMap<string, string>): string | undefined =>
  leaves
    .filter(({ path }) => path.length === 1 && isName(path[0]))
    .map(({ value }) => names.get(String(value)))
    .find((name) => name !== undefined);

const named = (value: HistoryValue, names: ReadonlyMap<string, string>): HistoryValue =>
  typeof value === 'string' ? (names.get(value) ?? value) : value;

/** What every id is called by people. */
function namesIn(state: HouseState, authors: readonly WhoWrote[]): ReadonlyMap<string, string> {
  const { house, confidential } = state;
  const stays = Object.values(confidential?.stays ?? {});
  const sessions = [house.sessions, confidential?.sessions ?? {}].flatMap((months) =>
    Object.values(months).flatMap((month) => Object.values(month)),
  );
  const groups = [house.weeklyGroups, confidential?.weeklyGroups ?? {}].flatMap((some) => Object.values(some));
  return new Map([
    ...authors.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])),
    ...stays.map(({ id, personId }) => [id, callName(state, personId)] as const),
    ...[...sessions, ...groups].map((group) => [group.id, titleOf(group)] as const),
    ...Object.values(house.beds).map((bed) => [bed.id, bedLabel(bed)] as const),
    ...Object.values(house.phases).map(({ id, name }) => [id, name] as const),
    ...Object.keys({ ...house.people, ...confidential?.formerPeople }).map((id) => [id, callName(state, id)] as const),
  ]);
}
