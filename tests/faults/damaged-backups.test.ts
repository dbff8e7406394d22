import { beforeAll, describe, expect, it } from 'vitest';
import { listBackups, restoreBackup, type VaultError } from '../../main/vault/index.ts';
import type { Result } from '../../shared/result.ts';
import { makeAttackedHouse, passphrases, toolsOn, type HouseOnDisk } from '../support/attacked-house.ts';
import { cuts, flips, type Damaged } from '../support/damage.ts';
import { say } from '../support/say.ts';
import { patience } from '../support/soak.ts';
import { differences, seenBy, type Seen } from '../support/seen.ts';
import { smallShape } from '../support/small-house.ts';

/*
 * A proven backup with one thing wrong in one of its files: it is named, nobody restores it, and the house that is there
 * stays as it is. And a house that is damaged while it is open: its backup says what is wrong.
 */
const seed = process.env['CAIRN_SEED'] ?? 'damaged backups';
const counts = { damages: 0, files: 0, refused: 0, harmless: 0, said: 0 };

let house: HouseOnDisk;
let genuine: Seen;
let manifest = '';

beforeAll(async () => {
  house = (await makeAttackedHouse(seed)).grown;
  genuine = await look(house.copy());
  manifest = house.names('backups').find((name) => name.endsWith('.cairn-backup')) ?? '';
});

async function look(at: HouseOnDisk): Promise<Seen> {
  const entered = await at.enter('ben', passphrases.ben);
  if (!entered.ok) throw new Error(entered.error.code);
  try {
    return await seenBy(entered.value);
  } finally {
    await entered.value.vault.release();
  }
}

const restore = (at: HouseOnDisk): Promise<Result<unknown, VaultError>> =>
  restoreBackup({
    from: at.at(`backups/${manifest}`),
    folder: at.root,
    secret: { userId: 'ben', passphrase: passphrases.ben },
    shape: smallShape,
    tools: toolsOn(at.files),
  });

/** The file that a refusal names. */
const named = (error: VaultError): string => ('file' in error ? error.file : error.code);

/** Restores from a damaged place of backups: it is refused with the file, or the house is what it was. */
async function assertRefused(damaged: HouseOnDisk, file: string, what: string): Promise<void> {
  counts.damages += 1;
  const restored = await restore(damaged);
  const message = `${file}, ${what}, seed ${seed}`;
  if (!restored.ok) {
    counts.refused += 1;
    expect(file, message).toContain(named(restored.error));
    const names = damaged.files.changed.filter((path) => !path.includes('.restor'));
    expect(names, message).toEqual([]);
    return;
  }
  counts.harmless += 1;
  expect(differences(await look(damaged), genuine), message).toEqual([]);
}

async function eachDamage(
  file: string,
  damages: readonly Damaged[],
  hold: (damaged: HouseOnDisk, what: string) => Promise<void>,
): Promise<void> {
  counts.files += 1;
  for (const { what, bytes } of damages) {
    const damaged = house.copy();
    damaged.files.put(damaged.at(file), bytes);
    await hold(damaged, what);
  }
}

describe('a backup that is damaged', () => {
  it(
    'in its manifest is named in the list, and restored by nobody',
    async () => {
      const file = `backups/${manifest}`;
      const bytes = house.files.bytes(house.at(file));
      await eachDamage(file, [...flips(bytes, 60, seed), ...cuts(bytes, 10, seed)], async (damaged, what) => {
        // The line feed at the end is the one byte that says nothing.
        if (what === `cut to ${bytes.length - 1} of ${bytes.length}`) return;
        const listed = await listBackups(damaged.root, damaged.files);
        const { backups = [], unreadable = [] } = listed.ok ? listed.value : {};
        expect(backups, what).toEqual([]);
        expect(unreadable.map(({ path }) => path)).toEqual([damaged.at(file)]);
        const [found] = unreadable;
        expect(['damaged', 'newer-version']).toContain(found?.problem.code);
        await assertRefused(damaged, file, what);
      });
    },
    patience,
  );

  it(
    'in an object is named and restored by nobody',
    async () => {
      for (const name of house.names('backups/objects')) {
        const file = `backups/objects/${name}`;
        const bytes = house.files.bytes(house.at(file));
        await eachDamage(
          file,
          [...flips(bytes, 5, `${seed} ${name}`), ...cuts(bytes, 1, seed).slice(0, 4)],
          (damaged, what) => assertRefused(damaged, file, what),
        );
        const without = house.copy();
        without.files.drop(without.at(file));
        await assertRefused(without, file, 'missing');
      }
    },
    patience,
  );

  it(
    'in its proof is not proven any more',
    async () => {
      const file = `backups/${manifest}.proof`;
      const bytes = house.files.bytes(house.at(file));
      const proven = async (at: HouseOnDisk): Promise<boolean> => {
        const listed = await listBackups(at.root, at.files);
        return listed.ok && listed.value.backups.some(({ proof }) => proof !== undefined);
      };
      expect(await proven(house)).toBe(true);
      await eachDamage(file, [...flips(bytes, 60, seed), ...cuts(bytes, 10, seed)], async (damaged, what) => {
        const isWhole = what === `cut to ${bytes.length - 1} of ${bytes.length}`;
        expect(await proven(damaged), what).toBe(isWhole);
        counts.damages += 1;
      });
    },
    patience,
  );
});

describe('a house that is damaged while it is open', () => {
  it(
    'in any byte of its files is backed up with that said',
    async () => {
      const open = house.copy();
      const entered = await open.enter('ben', passphrases.ben);
      if (!entered.ok) throw new Error(entered.error.code);
      const { vault, session } = entered.value;
      await session.commit({ action: 'notes.add', label: 'a note' }, (draft) => {
        if (draft.house) draft.house.notes['open'] = 'a line that is not archived yet';
      });
      const files = ['journal', 'snapshots', 'blobs'].flatMap((folder) =>
        open.names(folder).map((name) => `${folder}/${name}`),
      );
      for (const file of files) {
        const bytes = open.files.bytes(open.at(file));
        for (const { what, bytes: flipped } of flips(bytes, 5, `${seed} ${file} open`)) {
          open.files.put(open.at(file), flipped);
          const made = await vault.backUp(session, {});
          const problem = made.ok ? made.value?.problem : undefined;
          expect(problem, `${file}, ${what}, seed ${seed}`).toMatchObject({ code: 'damaged', file });
          counts.said += 1;
          // Each further manifest would have to be read for the next.
          if (made.ok && made.value) open.files.drop(made.value.path);
        }
        open.files.put(open.at(file), bytes);
      }
      const whole = await vault.backUp(session, {});
      expect(whole.ok && whole.value?.problem).toBeUndefined();
      await vault.release();
    },
    patience,
  );
});

it('says what was done', () => {
  say(
    `damaged backups: ${counts.files} files, ${counts.damages} damages: ${counts.refused} refused, ${counts.harmless} ` +
      `restored as they were; ${counts.said} damages of an open house said in its backup`,
  );
  expect(counts.refused).toBeGreaterThan(120);
  expect(counts.said).toBeGreaterThan(60);
});
