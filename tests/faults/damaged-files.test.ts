import { beforeAll, describe, expect, it } from 'vitest';
import type { VaultError } from '../../main/vault/index.ts';
import { makeAttackedHouse, type HouseOnDisk } from '../support/attacked-house.ts';
import { cuts, flips, type Damaged } from '../support/damage.ts';
import { say } from '../support/say.ts';
import { patience } from '../support/soak.ts';
import { differences, seenBy, type Seen } from '../support/seen.ts';

/*
 * A small house with an archive, blobs, snapshots and lines after them, with one thing wrong in one file. Opening it says
 * which file; or what is wrong lies where no opening looks, and then walking everything says so; or it is harmless, and what
 * is shown is what was there before. Nothing is shown that is not so, and a damaged file is never written over.
 */
const seed = process.env['CAIRN_SEED'] ?? 'damaged files';
const counts = { flips: 0, cuts: 0, missing: 0, repeated: 0, refused: 0, told: 0, walked: 0, harmless: 0 };

let house: HouseOnDisk;
let genuine: Readonly<Record<'ben' | 'mo', Seen>>;
const files: string[] = [];

const passphraseOf = { ben: 'seven brass owls went walking', mo: 'marmalade and thunder tonight' } as const;

beforeAll(async () => {
  house = (await makeAttackedHouse(seed)).grown;
  const entered = await house.enter('ben', passphraseOf.ben);
  if (!entered.ok) throw new Error(entered.error.code);
  const { vault, session } = entered.value;
  for (const text of ['short', 'long enough for a blob '.repeat(70), 'the last'])
    await session.commit({ action: 'notes.add', label: 'a note' }, (draft) => {
      if (draft.house) draft.house.notes['later'] = text;
    });
  await vault.release();
  genuine = { ben: await look('ben'), mo: await look('mo') };
  files.push(
    'vault.json',
    ...['journal', 'snapshots', 'blobs'].flatMap((folder) => house.names(folder).map((name) => `${folder}/${name}`)),
  );
});

async function look(who: 'ben' | 'mo'): Promise<Seen> {
  const entered = await house.copy().enter(who, passphraseOf[who]);
  if (!entered.ok) throw new Error(entered.error.code);
  try {
    return await seenBy(entered.value, 0);
  } finally {
    await entered.value.vault.release();
  }
}

/** Opens a damaged house; which of the three it is, when all is as it should be. */
async function outcomeOf(
  damaged: HouseOnDisk,
  file: string,
  who: 'ben' | 'mo',
  mayName = namesOf(file),
): Promise<'refused' | 'told' | 'walked' | 'harmless'> {
  const before = damaged.files.has(damaged.at(file)) ? damaged.files.bytes(damaged.at(file)) : undefined;
  const entered = await damaged.enter(who, passphraseOf[who]);
  if (!entered.ok) {
    expect(mayName).toContain(named(entered.error));
    // Nothing was opened, and nothing is changed.
    expect(damaged.files.changed).toEqual([]);
    return 'refused';
  }
  const { vault, session } = entered.value;
  // Walking reads every line, so that the history need not be read as well.
  const seen = await seenBy(entered.value, 0);
  const [notice] = [...vault.notices, ...session.notices];
  // Somebody who is not on staff cannot walk: what their opening does not need is found by staff.
  const walked = who === 'ben' && !notice ? await vault.verify(session) : undefined;
  await vault.release();
  expect(differences(seen, genuine[who])).toEqual([]);
  if (before) {
    const kept = damaged.files.paths().some((path) => damaged.files.bytes(path).includes(before));
    expect(kept, 'the damaged file is still somewhere').toBe(true);
  }
  if (notice && 'file' in notice) {
    expect(notice.file).toBe(file);
    return 'told';
  }
  if (!walked || walked.ok) return 'harmless';
  expect(mayName).toContain(named(walked.error));
  return 'walked';
}

/** What may be named: the file, or the segment after it, where two do not fit together. */
function namesOf(file: string): readonly string[] {
  const next = file.startsWith('journal/') ? files[files.indexOf(file) + 1] : undefined;
  return next?.startsWith('journal/') ? [file, next] : [file];
}

/** The file that a refusal names. */
function named(error: VaultError): string {
  if ((error.code === 'damaged' || error.code === 'newer-version') && 'file' in error) return error.file;
  return error.code;
}

/**
 * To staff, who walk everything, only two things do no harm: the line feed at the end of vault.json, and the hash of a blob's
 * sealed bytes, whose seal itself holds. A backup holds that hash against them.
 */
const mayBeHarmless = (file: string, bytes: Buffer): boolean =>
  file.startsWith('blobs/') ||
  (file === 'vault.json' && bytes.equals(house.files.bytes(house.at(file)).subarray(0, -1)));

async function damage(file: string, damages: readonly Damaged[], kind: 'flips' | 'cuts'): Promise<void> {
  for (const [at, { what, bytes }] of damages.entries()) {
    const viewers = at % 6 === 0 ? (['ben', 'mo'] as const) : (['ben'] as const);
    for (const who of viewers) {
      const damaged = house.copy();
      damaged.files.put(damaged.at(file), bytes);
      const outcome = await outcomeOf(damaged, file, who).catch((error: unknown) => {
        throw new Error(`${file}, ${what}, opened by ${who}, seed ${seed}: ${String(error)}`, { cause: error });
      });
      counts[kind] += 1;
      counts[outcome] += 1;
      if (outcome === 'harmless' && who === 'ben') expect(mayBeHarmless(file, bytes), `${file}, ${what}`).toBe(true);
    }
  }
}

describe('one bit turned', () => {
  it(
    'in any file is refused, told of, or shows nothing else',
    async () => {
      for (const file of files)
        await damage(file, flips(house.files.bytes(house.at(file)), 100, `${seed} ${file}`), 'flips');
    },
    patience,
  );
});

describe('a file that is missing', () => {
  it('is missed, or what was in it is told by others', async () => {
    for (const file of files) {
      for (const who of ['ben', 'mo'] as const) {
        const damaged = house.copy();
        damaged.files.drop(damaged.at(file));
        counts.missing += 1;
        counts[await outcomeOf(damaged, file, who, missing(file))] += 1;
      }
    }
  });
});

/** What may be named when a file is missing: of a row of segments, the one that does not fit. */
const missing = (file: string): readonly string[] => {
  if (file === 'vault.json') return ['unfinished'];
  // A mentor has no snapshot then, and the lines are for staff.
  if (file.startsWith('snapshots/')) return ['staff-first'];
  return file.startsWith('journal/') ? ['journal', ...files.filter((other) => other.startsWith('journal/'))] : [file];
};

describe('a file that is there twice', () => {
  it('is refused, or shows nothing else', async () => {
    const journal = files.filter((file) => file.startsWith('journal/'));
    const others = (file: string): readonly string[] => {
      const folder = file.slice(0, file.indexOf('/') + 1);
      const next = `journal/${String(Number(file.slice(8)) + 1).padStart(12, '0')}`;
      const alike = files.filter((other) => folder !== '' && other !== file && other.startsWith(folder));
      return file.startsWith('journal/') ? [...alike, next, 'journal/000000000099'] : alike;
    };
    for (const file of files) {
      for (const place of others(file)) {
        const damaged = house.copy();
        damaged.files.put(damaged.at(place), damaged.files.bytes(damaged.at(file)));
        counts.repeated += 1;
        counts[await outcomeOf(damaged, place, 'ben', [place, ...(journal.includes(file) ? journal : [])])] += 1;
      }
    }
  });
});

describe('a file cut short', () => {
  it(
    'is refused, told of, or shows nothing else',
    async () => {
      for (const file of files)
        await damage(file, cuts(house.files.bytes(house.at(file)), 3, `${seed} ${file}`), 'cuts');
    },
    patience,
  );
});

it('says what was done', () => {
  const { flips: turned, cuts: cut, missing, repeated, refused, told, walked, harmless } = counts;
  say(
    `damaged files: ${files.length} files, ${turned} bits, ${cut} cuts, ${missing} missing, ${repeated} repeated: ` +
      `${refused} refused, ${told} told of, ${walked} found by walking, ${harmless} harmless`,
  );
  expect(turned).toBeGreaterThan(300);
});
