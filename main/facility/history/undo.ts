import { applyPatches, enablePatches } from 'immer';
import type { Patch } from 'immer';
import { sentenceOf } from '../../../shared/messages/refusals.ts';
import type { Refusal } from '../../../shared/contract/call.ts';
import type { PersonName } from '../../../shared/records/people.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { brokenRules } from '../../../shared/rules/invariants.ts';
import type { CommitPatches } from '../../vault/types.ts';
import type { HouseState, StaffState } from '../context.ts';
import { nameOf, ownCompartments } from '../people.ts';
import { refuse } from '../refused.ts';
import { peek, rename, settleAll } from '../walls.ts';

enablePatches();

/*
 * Undoing a commit: its inverse patches, when nothing it touched has been touched since. That is asked of the state,
 * not of the history: taking the commit back and making it again must lead to where the house is now. Where people's
 * names and present stays lie follows from everything else (walls.ts), so those are settled anew, not taken back.
 */

/** Takes one commit back in the draft; refuses when that cannot be any more, with the reason in words. */
export function takeBack(draft: HouseState, patches: CommitPatches, today: Day): void {
  const forward = recordPatches(patches.patches, patches.inverse);
  const inverse = recordPatches(patches.inverse, patches.patches);
  const names = namesOf(patches);
  if (forward.length + inverse.length + names.length === 0) refuse('nothing-to-undo');

  const now = peek(draft);
  if (!leadsBack(now, forward, inverse)) refuse('undo-changed-since');
  for (const { id, after } of names) if (!isSame(nameOf(now, id), after)) refuse('undo-changed-since');

  makeMonths(draft, inverse);
  applyPatches(draft, inverse);
  if (!isStaffDraft(draft)) return;
  for (const { id, before } of names) putName(draft, id, before);
  settleAll(draft, today);
  holdRules(now, draft);
}

const isStaffDraft = (draft: HouseState): draft is StaffState =>
  draft.confidential !== undefined && draft['sign-ins'] !== undefined;

// ---- patches -----------------------------------------------------------------------------------------------------

type PatchesByCompartment = CommitPatches['patches'];
type Path = Patch['path'];

/** Collections kept by month: a month that one commit was the first to need holds other commits' records by now. */
const byMonth = new Set<string | number | undefined>(['sessions', 'contacts', 'led', 'markNotes']);

/** Follow from other records, or tell what happened: not taken back. */
const kept = new Set([
  'house.people',
  'house.stays',
  'house.lastSheetNumber',
  'confidential.formerPeople',
  'confidential.exports',
  'confidential.refusals',
]);
const isKept = ([compartment, noun]: Path): boolean => kept.has(`${compartment}.${noun}`);

/**
 * The patches, with those of a whole month or a whole new compartment spread over the records they held.
 * `others` knows what a removed month held, and what an emptied compartment did.
 */
function recordPatches(patches: PatchesByCompartment, others: PatchesByCompartment): Patch[] {
  const counterparts = Object.values(others).flat();
  return Object.values(patches)
    .flat()
    .flatMap((patch) => spread(patch, counterpartOf(patch, counterparts)))
    .filter(({ path }) => !isKept(path));
}

function spread(patch: Patch, counterpart: unknown): Patch[] {
  const { path } = patch;
  const isWhole =
    path.length === 1 || (path.length === 2 && isOwn(path[0])) || (path.length === 3 && byMonth.has(path[1]));
  const value: unknown = patch.value;
  const adds = isMap(value) && !isBare(value);
  const records = adds ? value : counterpart;
  if (!isWhole || !isMap(records)) return [patch];
  return Object.entries(records).flatMap(([key, record]) =>
    spread(adds ? { op: 'add', path: [...path, key], value: record } : { op: 'remove', path: [...path, key] }, record),
  );
}

/** Holds no record: empty, or made of empty collections. */
const isBare = (value: Record<string, unknown>): boolean =>
  Object.values(value).every((part) => isMap(part) && Object.keys(part).length === 0);

const isOwn = (compartment: string | number | undefined): boolean => String(compartment).startsWith('own:');

const counterpartOf = ({ path }: Patch, others: readonly Patch[]): unknown =>
  others.find((other) => isSame(other.path, path))?.value;

/** Whether taking the patches back and making them again leads to this very state. */
function leadsBack(now: HouseState, forward: readonly Patch[], inverse: readonly Patch[]): boolean {
  try {
    const back = applyPatches(withMonths(now, inverse), inverse);
    return isSame(applyPatches(withMonths(back, forward), forward), withMonths(now, [...inverse, ...forward]));
  } catch {
    // Immer finds no place for a patch: the record it belongs to is gone.
    return false;
  }
}

const monthPaths = (patches: readonly Patch[]): readonly (readonly [string, string, string])[] =>
  patches.flatMap(({ path: [compartment, noun, month], path }) =>
    path.length > 3 && byMonth.has(noun) ? [[String(compartment), String(noun), String(month)]] : [],
  );

/** The state with every month the patches need, empty where it is not there. */
const withMonths = (state: HouseState, patches: readonly Patch[]): HouseState =>
  applyPatches(
    state,
    monthPaths(patches)
      .filter(([compartment, noun, month]) => !valueAt(state, [compartment, noun, month]))
      .map((path) => ({ op: 'add', path: [...path], value: {} })),
  );

function makeMonths(draft: HouseState, patches: readonly Patch[]): void {
  for (const [compartment, noun, month] of monthPaths(patches)) {
    const collection = valueAt(draft, [compartment, noun]);
    if (isMap(collection)) collection[month] ??= {};
  }
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (isMap(part) ? part[key] : undefined), value);

// ---- names -------------------------------------------------------------------------------------------------------

interface NameChange {
  readonly id: string;
  readonly before: PersonName | undefined;
  readonly after: PersonName | undefined;
}

/** What the commit did to people's names, wherever they lay; a name that only moved is not among them. */
function namesOf({ patches, inverse }: CommitPatches): readonly NameChange[] {
  const after = namesSet(patches);
  const before = namesSet(inverse);
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((id) => ({ id, before: before.get(id), after: after.get(id) }))
    .filter((change) => !isSame(change.before, change.after));
}

function namesSet(patches: PatchesByCompartment): ReadonlyMap<string, PersonName> {
  const names = new Map<string, PersonName>();
  for (const patch of Object.values(patches).flat()) {
    const [compartment, noun, id] = patch.path;
    const isName = `${compartment}.${noun}` === 'house.people' || noun === 'formerPeople';
    if (isName && patch.path.length === 3 && isPersonName(patch.value)) names.set(String(id), patch.value);
  }
  return names;
}

const isPersonName = (value: unknown): value is PersonName =>
  isMap(value) && typeof value['preferredName'] === 'string';

function putName(draft: StaffState, id: string, name: PersonName | undefined): void {
  if (name) return rename(draft, { ...name });
  delete draft.house.people[id];
  delete draft.confidential.formerPeople[id];
}

// ---- rules -------------------------------------------------------------------------------------------------------

/** Refuses with the first rule that held before and would not hold any more. */
function holdRules(before: HouseState, draft: StaffState): void {
  const broken = [...brokenIn(peek(draft))];
  if (broken.length === 0 || !isStaffDraft(before)) return;
  const already = new Set([...brokenIn(before)].map(({ record }) => record));
  const found = broken.find(({ record }) => !already.has(record));
  if (found) refuse('undo-blocked', { facts: { because: becauseOf(found.refusal) } });
}

const brokenIn = (state: StaffState) =>
  brokenRules({ house: state.house, confidential: state.confidential, own: ownCompartments(state) });

/** The first sentence of a refusal as the end of another one: "Room 12 lower is Sam T.’s that night". */
function becauseOf({ code, facts }: Refusal): string {
  const [sentence = ''] = sentenceOf(code, facts).split(/(?<!\b\p{L})\. /u);
  const beginsWithName = Object.values(facts ?? {}).some((fact) => sentence.startsWith(String(fact)));
  const clause = sentence.replace(/\.$/u, '');
  return beginsWithName ? clause : clause.slice(0, 1).toLowerCase() + clause.slice(1);
}

// ---- values ------------------------------------------------------------------------------------------------------

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two plain values hold the same; shared parts are not walked. A key that holds nothing is no key. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
}
