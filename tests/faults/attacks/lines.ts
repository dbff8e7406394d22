import { Access } from '../../../main/vault/access.ts';
import { toBase64 } from '../../../main/vault/bytes.ts';
import { makeLine, type Line } from '../../../main/vault/line.ts';
import { sealPart, type SealedPart } from '../../../main/vault/part.ts';
import { toolsOn, type HouseOnDisk } from '../../support/attacked-house.ts';
import {
  appendLine,
  editLine,
  editLines,
  headOf,
  openSegments,
  putSegment,
  resigned,
  retold,
} from '../../support/forge.ts';
import { smallShape } from '../../support/small-house.ts';
import type { Attacks, Attacker } from './attack.ts';

/*
 * The journal's open end: lines 35 and 36 are Ben's (36 with a blob), 37 and 38 are Mo's (38 drops something in), and 39,
 * in a segment of its own, is Ben's again.
 */
const lineOf = (house: HouseOnDisk, sequence: number): Line => {
  const line = openSegments(house)
    .flatMap(({ lines }) => lines)
    .find(({ header }) => header.sequence === sequence);
  if (!line) throw new Error(`no line ${sequence}`);
  return line;
};

const deed = { action: 'notes.add', label: 'forged' };
const mark = (value: string) => ({
  op: 'add',
  path: ['sessions', '2027-02'],
  value: { s1: { marks: { 'p-1': value } } },
});
/** What Mo may write. */
const rightful = { in: 'house', payload: { patches: [mark('present')], deed } };
const patch = (...path: readonly string[]) => ({ op: 'add', path, value: 'forged' });

/** A line that is there, told in another way. */
export const retellings: Attacks = {
  'another author, their signature left': ({ house }) =>
    editLine(house, 39, (line) => retold(line, (header) => ({ ...header, author: 'ada' }))),
  'another author of their own line': ({ house, mo }) =>
    editLine(house, 37, (line) => resigned(line, { author: 'ben' }, mo, house.header.id)),
  'themselves as the author of Ben’s line': ({ house, mo }) =>
    editLine(house, 39, (line) => resigned(line, { author: 'mo' }, mo, house.header.id)),
  'another time': ({ house }) =>
    editLine(house, 39, (line) => retold(line, (header) => ({ ...header, at: '2026-01-01T00:00:00.000Z' }))),
  'another time, signed by themselves': ({ house, mo }) =>
    editLine(house, 39, (line) => resigned(line, { at: '2026-01-01T00:00:00.000Z' }, mo, house.header.id)),
  'an older user table': ({ house }) =>
    editLine(house, 39, (line) => retold(line, (header) => ({ ...header, users: 1 }))),
  'an unknown field': ({ house }) =>
    editLine(house, 39, (line) => retold(line, (header) => ({ ...header, approved: true }))),
  'a field of the header twice': ({ house }) =>
    editLine(house, 39, (line) => ({ ...line, headerText: line.headerText.replace('{', '{"author":"ada",') })),
  'one part less': ({ house }) =>
    editLine(house, 39, (line) => ({ ...retold(line, (header) => ({ ...header, parts: [] })), parts: [] })),
  'another label, target and action, sealed anew': (attacker) => {
    const part = forgedPart(attacker, 39, { ...deed, target: 'p-1' });
    editLine(attacker.house, 39, (line) => ({ ...line, parts: [toBase64(part.bytes)] }));
  },
  'another label, sealed anew and named in the header': (attacker) => {
    const part = forgedPart(attacker, 39, deed);
    editLine(attacker.house, 39, (line) => ({
      ...retold(line, (header) => ({ ...header, parts: [part.note] })),
      parts: [toBase64(part.bytes)],
    }));
  },
  'another signature': ({ house }) =>
    editLine(house, 39, (line) => ({ ...line, signature: lineOf(house, 35).signature })),
  'nothing where a signature was': ({ house }) => editLine(house, 39, (line) => ({ ...line, signature: '' })),
  'the number of another line': ({ house }) =>
    editLine(house, 39, (line) => retold(line, (header) => ({ ...header, sequence: 40 }))),
  'a newer version of the records': ({ house }) =>
    editLine(house, 39, (line) => retold(line, (header) => ({ ...header, schema: 9 }))),
};

/** A part of a line that Ben wrote, saying something else, as a mentor can seal it. */
function forgedPart({ house, mo }: Attacker, sequence: number, saying: object): SealedPart {
  const access = new Access(house.header, mo, smallShape);
  const key = access.ring.current('house');
  if (!key) throw new Error('no key of the house');
  const text = JSON.stringify({ patches: [patch('notes', 'tea')], deed: saying });
  return sealPart(text, key, lineOf(house, sequence).header, access.vaultId, toolsOn(house.files));
}

/** Lines taken out, told again, or put into another order. */
export const chain: Attacks = {
  'one of Ben’s lines taken out': ({ house }) => editLines(house, 36, (lines) => without(lines, 36)),
  'one of their own taken out, and the next one signed anew': ({ house, mo }) =>
    editLines(house, 37, (lines) => {
      const [before, gone, after] = [lineOf(house, 36), lineOf(house, 37), lineOf(house, 38)];
      const moved = resigned(after, { sequence: 37, previous: before.hash }, mo, house.header.id);
      return [...without(without(lines, gone.header.sequence), after.header.sequence), moved];
    }),
  'their own lines told otherwise, Ben’s after them left': ({ house, mo }) =>
    editLines(house, 38, (lines) =>
      lines.map((line) => (line.header.sequence === 38 ? resigned(line, { users: 2 }, mo, house.header.id) : line)),
    ),
  'their own lines told otherwise, Ben’s after them hung on': ({ house, mo }) => {
    const changed = resigned(lineOf(house, 38), { users: 2 }, mo, house.header.id);
    editLine(house, 38, () => changed);
    for (const segment of openSegments(house).slice(-1))
      putSegment(house, {
        ...segment,
        opening: segment.opening.replace(/"previous":"\w+"/, `"previous":"${changed.hash}"`),
      });
    editLine(house, 39, (line) => retold(line, (header) => ({ ...header, previous: changed.hash })));
  },
  'two lines exchanged': ({ house }) =>
    editLines(house, 36, ([first, second, ...lines]) => [second, first, ...lines].filter((line) => line !== undefined)),
  'a line twice': ({ house }) => editLines(house, 39, (lines) => [...lines, ...lines]),
  'a line twice, with the next number': ({ house, mo }) =>
    editLines(house, 39, (lines) => {
      const { sequence, hash } = headOf(house);
      return [...lines, resigned(lineOf(house, 37), { sequence: sequence + 1, previous: hash }, mo, house.header.id)];
    }),
  'a line of another house': ({ house, other }) => {
    const [foreign] = openSegments(other).flatMap(({ lines }) => lines);
    if (foreign) editLines(house, 39, (lines) => [...lines, foreign]);
  },
  'cut before the last sign-out': ({ house }) => editLines(house, 39, () => []),
  'cut before the last sign-out, with the segment': ({ house }) =>
    house.files.drop(house.at(`journal/${openSegments(house).at(-1)?.name ?? ''}`)),
  'cut within a line before the last sign-out': ({ house }) => {
    const path = house.at(`journal/${openSegments(house).at(-1)?.name ?? ''}`);
    house.files.put(path, house.files.bytes(path).subarray(0, -20));
  },
};

const without = (lines: readonly Line[], sequence: number): readonly Line[] =>
  lines.filter(({ header }) => header.sequence !== sequence);

/** A new line at the end. */
export const additions: Attacks = {
  'in Ben’s name': ({ house, mo }) => appendLine(house, mo, { parts: [rightful], header: { author: 'ben' } }),
  'in the name of nobody there is': ({ house, mo }) =>
    appendLine(house, mo, { parts: [rightful], header: { author: 'zed' } }),
  'in the name of Eve, who has gone, with her keys': ({ house, mo, eve }) =>
    appendLine(house, mo, { parts: [rightful], header: { author: 'eve' }, signer: eve }),
  'with the note taken away that closes Kit’s sign-in': ({ house, kit }) =>
    appendLine(house, kit, {
      parts: [{ in: 'house', payload: { patches: [{ op: 'remove', path: ['notes', 'closed kit'] }], deed } }],
    }),
  'by Cy, with what staff may do': ({ house, cy }) =>
    appendLine(house, cy, { parts: [{ in: 'house', payload: { patches: [patch('notes', 'door')], deed } }] }),
  'with a note that is not theirs to write': ({ house, mo }) =>
    appendLine(house, mo, { parts: [{ in: 'house', payload: { patches: [patch('notes', 'door')], deed } }] }),
  'with all notes replaced': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [
        { in: 'house', payload: { patches: [{ op: 'replace', path: [], value: { notes: {}, sessions: {} } }], deed } },
      ],
    }),
  'with the signature of staff under their hours': ({ house, mo }) =>
    appendLine(house, mo, { parts: [{ in: 'own:p-mo', payload: { patches: [patch('signatures', 'h1')], deed } }] }),
  'with records of another person, under their own key': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [{ in: 'own:p-other', under: 'house', payload: { patches: [patch('hours', 'h9')], deed } }],
    }),
  'with what only staff write, under their own key': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [{ in: 'confidential', under: 'house', payload: { patches: [patch('notes', 'secret')], deed } }],
    }),
  'with records of another person, dropped in': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [
        { in: 'own:p-other', payload: { dropIns: [{ collection: 'hours', id: 'h10', record: { call: 'forged' } }] } },
      ],
    }),
  'with something dropped in over what is there': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [
        {
          in: 'confidential',
          payload: { dropIns: [{ collection: 'refusals', id: 'eve', record: { call: 'forged' } }] },
        },
      ],
    }),
  'with something dropped in among the notes': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [
        { in: 'confidential', payload: { dropIns: [{ collection: 'notes', id: 'n', record: { call: 'forged' } }] } },
      ],
    }),
  'with patches dropped in': ({ house, mo }) =>
    appendLine(house, mo, { parts: [{ in: 'confidential', payload: { patches: [patch('notes', 'secret')], deed } }] }),
  'with what was dropped in replaced by a patch': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [{ in: 'confidential', payload: { patches: [{ ...patch('refusals', 'eve'), op: 'replace' }], deed } }],
    }),
  'with something dropped in that staff would sign by undoing it': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [
        {
          in: 'confidential',
          payload: {
            dropIns: [{ collection: 'refusals', id: 'new', record: { call: 'forged' } }],
            deed,
            inverse: { confidential: [patch('notes', 'secret')] },
          },
        },
      ],
    }),
  'with an undoing that is not theirs': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [{ in: 'house', payload: { ...rightful.payload, inverse: { house: [patch('notes', 'door')] } } }],
    }),
  'with a prototype': ({ house, mo }) => {
    const value: unknown = Object.fromEntries([['__proto__', { isAdministrator: true }]]);
    const patches = [{ op: 'add', path: ['sessions', '2027-02'], value: { s1: { marks: value } } }];
    appendLine(house, mo, { parts: [{ in: 'house', payload: { patches, deed } }] });
  },
  'with a patch of a prototype': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [{ in: 'house', payload: { patches: [patch('sessions', '__proto__', 'polluted')], deed } }],
    }),
  'under a key of before': ({ house, mo }) => appendLine(house, mo, { parts: [{ ...rightful, generation: 1 }] }),
  'of an unknown compartment': ({ house, mo }) =>
    appendLine(house, mo, { parts: [{ ...rightful, in: 'reports', under: 'house' }] }),
  'of a newer version': ({ house, mo }) => appendLine(house, mo, { parts: [rightful], header: { schema: 9 } }),
  'of a newer user table': ({ house, mo }) => appendLine(house, mo, { parts: [rightful], header: { users: 99 } }),
  'after a line there is not': ({ house, mo }) =>
    appendLine(house, mo, { parts: [rightful], header: { previous: '0'.repeat(64) } }),
  'that leaves one out': ({ house, mo }) => appendLine(house, mo, { parts: [rightful], header: { sequence: 41 } }),
  'with a part that lies outside of the house': ({ house, mo }) =>
    appendLine(house, mo, { parts: [{ ...rightful, note: { blob: true, hash: '../../../etc/passwd' } }] }),
  'with a part that is as long as no part is': ({ house, mo }) =>
    appendLine(house, mo, { parts: [{ ...rightful, note: { length: 1 } }] }),
};

/** A part of somewhere else. */
export const splices: Attacks = {
  'a part of Ben’s line in their own': (attacker) => splice(attacker, lineOf(attacker.house, 35), 0),
  'a part of their own line, once more': (attacker) => splice(attacker, lineOf(attacker.house, 37), 0),
  'what they dropped in, once more': (attacker) => splice(attacker, lineOf(attacker.house, 38), 0),
  'a part of their own line as if of their own records': ({ house, mo }) =>
    appendLine(house, mo, { parts: [{ ...rightful, note: { in: 'own:p-mo' } }] }),
  'a part of their own records as if of the house': ({ house, mo }) =>
    appendLine(house, mo, {
      parts: [{ in: 'own:p-mo', payload: { patches: [mark('excused')], deed }, note: { in: 'house' } }],
    }),
  'a part of a line of then': (attacker) => {
    const [then] = openSegments(attacker.days.young).flatMap(({ lines }) => lines.slice(-1));
    if (!then) return splice(attacker, lineOf(attacker.house, 36), 0);
    splice(attacker, then, 0);
  },
  'a part of another house': ({ house, other, mo }) => {
    const [foreign] = openSegments(other).flatMap(({ lines }) => lines);
    const [note, text] = [foreign?.header.parts[0], foreign?.parts[0]];
    if (note && text) appendLine(house, mo, { parts: [{ note, bytes: Buffer.from(text, 'base64') }] });
  },
  'their part in the place of Ben’s, in his line': ({ house }) =>
    editLine(house, 39, (line) => ({ ...line, parts: lineOf(house, 37).parts })),
  'another part under the name of Ben’s blob': ({ house }) => {
    const [note] = lineOf(house, 36).header.parts;
    house.files.put(house.at(`blobs/${note?.hash ?? ''}`), Buffer.alloc(note?.length ?? 0, 7));
  },
  'a blob sealed under a note of their own': (attacker) => {
    const { house } = attacker;
    const [note] = lineOf(house, 36).header.parts;
    const archived = house.names('blobs').find((name) => house.files.text(house.at(`blobs/${name}`)).startsWith('{'));
    house.files.put(house.at(`blobs/${note?.hash ?? ''}`), house.files.bytes(house.at(`blobs/${archived ?? ''}`)));
  },
  'no blob': ({ house }) => house.files.drop(house.at(`blobs/${lineOf(house, 36).header.parts[0]?.hash ?? ''}`)),
};

/** A new line of Mo’s that holds a part of another. */
function splice({ house, mo }: Attacker, from: Line, index: number): void {
  const [note, text] = [from.header.parts[index], from.parts[index]];
  if (!note || text === undefined) throw new Error('no part');
  const { sequence, hash } = headOf(house);
  const header = { ...from.header, sequence: sequence + 1, previous: hash, author: 'mo', parts: [note] };
  const line = makeLine(header, [text], house.header.id, mo.signKey.secretKey, '');
  const segment = openSegments(house).at(-1);
  if (segment) putSegment(house, { ...segment, lines: [...segment.lines, line] });
}
