import { beforeAll, describe, expect, it } from 'vitest';
import { boxPair, signPair } from '../../main/vault/keys.ts';
import {
  makeAttackedHouse,
  passphrases,
  seededBytes,
  type AttackedHouse,
  type HouseOnDisk,
} from '../support/attacked-house.ts';
import { editLine, openSegments, resigned } from '../support/forge.ts';
import { say } from '../support/say.ts';
import { differences, keysInUse, lookAround, type Seen } from '../support/seen.ts';
import type { Attacker, Attacks } from './attacks/attack.ts';
import { archived, archiving, cuts, rollbacks, segments, snapshots } from './attacks/files.ts';
import { keys, marks, therest, users } from './attacks/header.ts';
import { additions, chain, retellings, splices } from './attacks/lines.ts';

/*
 * Mentors with their passphrases, so with every key their boxes open, with all the files, and with a program of their own.
 * An honest program, opened by staff and by a mentor, refuses, notices or ignores whatever they write: it never shows a
 * record, an author, a role or a key that is not genuine, and writes nothing under a key that is not.
 */
const seed = 'forged files';
type Day = 'settled' | 'final';
const viewers = ['ben', 'mo'] as const;

let days: AttackedHouse;
let other: HouseOnDisk;
let hands: Omit<Attacker, 'house'>;
const genuine = new Map<string, Seen>();
const counts = { attacks: 0, openings: 0, refused: 0, noticed: 0, ignored: 0 };

beforeAll(async () => {
  days = await makeAttackedHouse(seed);
  other = (await makeAttackedHouse(`${seed}, another house`)).final;
  for (const day of ['settled', 'final'] as const) {
    for (const who of viewers) {
      const seen = await lookAround(days[day].copy(), who);
      if ('refused' in seen) throw new Error(`${who} is refused the genuine house: ${seen.refused}`);
      genuine.set(`${day} ${who}`, seen);
    }
  }
  const random = seededBytes(`${seed}, keys of their own`);
  hands = {
    days,
    other,
    mo: await days.final.keysOf('mo'),
    kit: await days.final.keysOf('kit'),
    cy: await days.final.keysOf('cy'),
    eve: await days.grown.keysOf('eve', passphrases.eve),
    ownSign: signPair(random(32)),
    ownBox: boxPair(random(32)),
  };
});

/** Attacks a copy of the house of a day; the copy. */
async function attacked(day: Day, attack: Attacks[string]): Promise<HouseOnDisk> {
  const house = days[day].copy();
  await attack({ ...hands, house });
  const isSame =
    house.files.paths().join() === days[day].files.paths().join() &&
    house.files.paths().every((path) => house.files.bytes(path).equals(days[day].files.bytes(path)));
  expect(isSame, 'the attack changed nothing').toBe(false);
  return house;
}

/** Opens an attacked house with the honest program and holds what it shows against what is genuine. */
async function holds(
  house: HouseOnDisk,
  day: Day,
  who: (typeof viewers)[number],
): Promise<'refused' | 'noticed' | 'ignored'> {
  counts.openings += 1;
  const seen = await lookAround(house.copy(), who);
  if ('refused' in seen) {
    counts.refused += 1;
    return 'refused';
  }
  const expected = genuine.get(`${day} ${who}`);
  if (!expected) throw new Error('nothing to compare with');
  expect(differences(seen, expected), `${who}, ${day}`).toEqual([]);
  const outcome = seen.notices > 0 ? 'noticed' : 'ignored';
  counts[outcome] += 1;
  return outcome;
}

/** Staff who were let in write records in every compartment: under genuine keys alone. */
async function writesUnderGenuineKeys(house: HouseOnDisk, day: Day): Promise<void> {
  const entered = await house.enter('ben');
  if (!entered.ok) return;
  const { session, vault } = entered.value;
  await session.commit({ action: 'notes.add', label: 'after the attack' }, (draft) => {
    if (draft.house) draft.house.notes['after'] = 'the attack';
    if (draft.confidential) draft.confidential.notes['after'] = 'the attack';
    for (const name of ['own:p-mo', 'own:p-eve', 'own:p-other', 'own:p-new'] as const)
      draft[name] = { hours: { after: 1 }, signatures: {} };
  });
  await vault.release();
  const { 'own:p-new': fresh, ...inUse } = keysInUse(house.header);
  expect(inUse, day).toEqual(keysInUse(days[day].header));
  expect(fresh ?? ' by ben', day).toMatch(/ by ben$/);
}

const families: Readonly<
  Record<string, { readonly attacks: Attacks; readonly on: readonly Day[]; readonly areRefused?: true }>
> = {
  'a user table with': { attacks: users, on: ['settled', 'final'] },
  'keys with': { attacks: keys, on: ['settled', 'final'] },
  'marks with': { attacks: marks, on: ['settled', 'final'] },
  'a vault.json with': { attacks: therest, on: ['final'] },
  'a line told with': { attacks: retellings, on: ['final'] },
  'a journal with': { attacks: chain, on: ['final'] },
  'a new line': { attacks: additions, on: ['final'] },
  'a line that has': { attacks: splices, on: ['final'] },
  'segments, with': { attacks: segments, on: ['final'] },
  'an archive': { attacks: archiving, on: ['final'], areRefused: true },
  'archived lines': { attacks: archived, on: ['final'] },
  'a snapshot': { attacks: snapshots, on: ['settled', 'final'] },
  'a cut journal with': { attacks: cuts, on: ['final'] },
  'a house with': { attacks: rollbacks, on: ['settled', 'final'] },
};

for (const [family, { attacks, on, areRefused }] of Object.entries(families)) {
  describe(family, () => {
    it.each(Object.keys(attacks))('%s shows nothing that is not genuine', async (name) => {
      const attack = attacks[name];
      if (!attack) throw new Error(`no attack ${name}`);
      counts.attacks += 1;
      for (const day of on) {
        const house = await attacked(day, attack);
        for (const who of viewers) {
          const outcome = await holds(house, day, who);
          if (areRefused) expect(outcome, who).toBe('refused');
        }
        await writesUnderGenuineKeys(house, day);
      }
    });
  });
}

it('a mentor’s line told otherwise is noticed by the line of somebody else after it, in the same segment', async () => {
  const house = days.mixed.copy();
  editLine(house, 19, (line) => resigned(line, { at: '2020-01-01T00:00:00.000Z' }, hands.mo, house.header.id));
  const segment = openSegments(house).find(({ lines }) => lines.some(({ header }) => header.sequence === 19));
  expect(segment?.lines.map(({ header }) => header.author)).toEqual(['mo', 'mo', 'eve']);
  expect(await lookAround(house, 'ada')).toEqual({ refused: `damaged journal/${segment?.name ?? ''}` });
});

it('counts the attacks', () => {
  const { attacks, openings, refused, noticed, ignored } = counts;
  say(
    `forged files: ${attacks} attacks, ${openings} openings: ${refused} refused, ${noticed} noticed, ${ignored} ignored`,
  );
  expect(attacks).toBeGreaterThanOrEqual(60);
});
