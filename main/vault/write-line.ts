import type { Access } from './access.ts';
import { writeBlob } from './blob.ts';
import { applied, forbidden, freezeChanges, type Change } from './changes.ts';
import { isStaff, makeGeneration } from './compartments.ts';
import type { Core } from './core.ts';
import { ownPrefix } from './layout.ts';
import { makeLine, type Line } from './line.ts';
import { inLine, parsePayload, sealDropIn, sealPart, type SealedPart, type StoredPatch } from './part.ts';
import { homeOfDeed } from './privacy.ts';
import { Refusal } from './refusal.ts';
import type { OpenedLine } from './open-line.ts';
import type { Deed, DropIn } from './types.ts';

/** A line that is about to be written. Patch paths are relative to their compartment. */
export interface NewLine {
  readonly deed: Deed;
  readonly patches: Readonly<Record<string, readonly StoredPatch[]>>;
  readonly inverse: Readonly<Record<string, readonly StoredPatch[]>>;
  /** For compartments the author cannot read. */
  readonly dropIns: readonly DropIn[];
}

export interface Written<State> {
  readonly state: State;
  readonly opened: OpenedLine;
}

interface PartText extends Change {
  readonly text: string;
}

interface Place {
  readonly sequence: number;
  readonly schema: number;
  readonly previous: string;
}

const notAllowed = (): Refusal => new Refusal({ code: 'not-allowed' });

/**
 * Seals, signs, appends and syncs one line, and answers with the state after it. Refuses what the author may not
 * write. Must run in the core's queue.
 */
export async function writeLine<State extends object>(
  core: Core<State>,
  access: Access,
  state: State,
  line: NewLine,
): Promise<Written<State>> {
  const { journal, tools, shape } = core;
  const { ended } = access.entry;
  if (ended !== undefined && ended <= journal.head.sequence) throw new Refusal({ code: 'closed' });
  const missing = missingCompartments(core, access, Object.keys(line.patches));
  const readable = (compartment: string): boolean => access.ring.has(compartment) || missing.includes(compartment);

  const author = access.author;
  const parts = partTexts(core, line, readable);
  const changes = parts.filter(({ compartment }) => readable(compartment));
  const dropped = line.dropIns.every(({ compartment, collection, id }) =>
    shape.mayWrite(author, compartment, [collection, id]),
  );
  if (!dropped || forbidden(state, author, changes, shape) !== undefined) throw notAllowed();
  const next = applied(state, changes);
  freezeChanges(next, changes);

  await makeCompartments(core, access, missing);
  await core.header.settle();
  await journal.startIfLong();
  const place = { sequence: journal.head.sequence + 1, schema: shape.version, previous: journal.head.hash };
  const sealed = parts.map((part) => sealedPart(core, access, part, place));
  for (const { note, bytes } of sealed) if (note.blob) await writeBlob(note.hash, bytes, tools.files, core.folder);
  const written = signed(core, access, place, sealed);
  await journal.append(written);
  return { state: next, opened: { line: written, author, changes } };
}

/** The own compartments this line is the first of. Refuses when one of them is not the author's to make. */
function missingCompartments<State extends object>(
  core: Core<State>,
  access: Access,
  touched: readonly string[],
): readonly string[] {
  const missing = touched.filter((compartment) => !access.ring.has(compartment));
  const allowed = missing.every(
    (compartment) =>
      compartment.startsWith(ownPrefix) &&
      !Object.hasOwn(access.header.compartments, compartment) &&
      isStaff(access.author) &&
      core.shape.reads(access.author, compartment),
  );
  if (!allowed) throw notAllowed();
  return missing;
}

/** Makes their key pairs, durable before the line that uses them. */
async function makeCompartments<State extends object>(
  core: Core<State>,
  access: Access,
  missing: readonly string[],
): Promise<void> {
  if (missing.length === 0) return;
  const { header, keys, table } = access;
  const from = core.journal.head.sequence + 1;
  const made = missing.map((compartment) =>
    makeGeneration(compartment, 1, from, keys, table.users, core.shape, header.id, core.tools),
  );
  const added = Object.fromEntries(
    made.map(({ made: generation }) => [generation.statement.compartment, [generation]]),
  );
  await core.header.replace({ ...header, compartments: { ...header.compartments, ...added } });
  access.adopt(
    core.header.current,
    made.map(({ opened }) => opened),
  );
}

/** What each part of the line says, read back from its text: memory then holds what a later opening will read. */
function partTexts<State extends object>(
  core: Core<State>,
  line: NewLine,
  readable: (compartment: string) => boolean,
): readonly PartText[] {
  const touched = [...new Set([...Object.keys(line.patches), ...line.dropIns.map(({ compartment }) => compartment)])];
  const home = homeOfDeed(touched, core.shape.compartments.filter(readable), core.shape);
  const compartments = home === undefined || touched.includes(home) ? touched : [...touched, home];
  return compartments.map((compartment) => {
    const dropIns = line.dropIns.filter((dropIn) => dropIn.compartment === compartment);
    const text = JSON.stringify({
      patches: line.patches[compartment] ?? [],
      dropIns: dropIns.map(({ collection, id, record }) => ({ collection, id, record })),
      ...(compartment === home ? { deed: line.deed, inverse: line.inverse } : {}),
    });
    return { compartment, text, payload: parsePayload(text, core.journal.file) };
  });
}

function sealedPart<State extends object>(
  core: Core<State>,
  access: Access,
  { compartment, text }: PartText,
  place: Place,
): SealedPart {
  const key = access.ring.current(compartment);
  if (key) return sealPart(text, key, place, access.vaultId, core.tools);
  const to = access.publicKeyOf(compartment);
  if (!to) throw notAllowed();
  return sealDropIn(text, to, place, access.vaultId, core.tools);
}

function signed<State extends object>(
  core: Core<State>,
  access: Access,
  place: Place,
  parts: readonly SealedPart[],
): Line {
  const header = {
    sequence: place.sequence,
    at: core.tools.now().toISOString(),
    schema: place.schema,
    users: access.table.number,
    author: access.keys.userId,
    previous: place.previous,
    parts: parts.map(({ note }) => note),
  };
  return makeLine(header, parts.map(inLine), access.vaultId, access.keys.signKey.secretKey, core.journal.file);
}
