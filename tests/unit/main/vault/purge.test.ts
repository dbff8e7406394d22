import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles, type Files, type Shape } from '../../../../main/vault/index.ts';
import type { Vault, VaultError, VaultSession } from '../../../../main/vault/index.ts';
import type { Result } from '../../../../shared/result.ts';
import { backUp, restore } from '../../../support/backups.ts';
import {
  deed,
  housedPast,
  look,
  note,
  oldWords,
  opened,
  sizes,
  wordsLeft,
  type Past,
} from '../../../support/past-house.ts';
import {
  enter,
  errorOf,
  filesBelow,
  openSmallVault,
  signIn,
  smallShape,
  temporaryFolder,
  turns,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const root = (): string => join(folder.path, 'vault');
const withoutSnapshots = (): Promise<void> => rm(join(root(), 'snapshots'), { recursive: true });

describe('forgetting what was done', () => {
  let past: Past;
  beforeEach(async () => {
    past = await housedPast(folder.path);
  });

  it('leaves every record as it is, and the house whole', async () => {
    const { vault, ada, upTo } = past;
    const before = structuredClone(ada.state);
    expect(valueOf(await ada.purge(upTo, deed))).toMatchObject(deed);
    expect(ada.purgedUpTo).toBe(upTo);
    expect(ada.state).toEqual(before);
    expect(valueOf(await vault.verify(ada)).lines).toBe(ada.sequence);
    valueOf(await ada.close());
    await vault.release();
    for (const who of ['ada', 'ben'] as const) expect(await look(folder.path, who)).toEqual(before);
    expect(await look(folder.path, 'mo')).toEqual({ house: before.house, 'own:p-mo': before['own:p-mo'] });
  });

  it('leaves nothing of old lines to find, whoever holds the keys', async () => {
    const { ada, vault, upTo } = past;
    expect(wordsLeft(await opened(folder.path))).toEqual(oldWords);
    const blobs = await readdir(join(root(), 'blobs'));
    expect(blobs).not.toEqual([]);
    valueOf(await ada.purge(upTo, deed));
    const all = await opened(folder.path);
    expect(wordsLeft(all)).toEqual([]);
    expect(all.includes('painted 5')).toBe(true);
    expect(await readdir(join(root(), 'blobs'))).toEqual([]);
    await vault.release();
  });

  it('takes away what was set aside as damaged, which tells of the past too', async () => {
    const { ada, vault, upTo } = past;
    await writeFile(join(root(), 'snapshots', 'house.damaged-1'), 'Thistlewood');
    await writeFile(join(root(), 'journal', '000000000001.torn-4'), 'Thistlewood');
    await writeFile(join(root(), 'journal', `000000000001.torn-${upTo + 1}`), 'of later');
    valueOf(await ada.purge(upTo, deed));
    const left = (await filesBelow(root())).filter((file) => /damaged|torn/u.test(file));
    expect(left).toEqual([`journal/000000000001.torn-${upTo + 1}`]);
    await vault.release();
  });

  it('ends the history there, in the session that did it, in others, and in the next', async () => {
    const { vault, ada, upTo } = past;
    const ben = await signIn(vault, 'ben');
    const before = valueOf(await ben.history({ limit: 1000 }));
    const { sequence } = valueOf(await ada.purge(upTo, deed));
    const kept = before.filter((commit) => commit.sequence > upTo);
    expect(before.length).toBeGreaterThan(kept.length);
    const next = await openedAnew(vault);
    for (const session of [ada, ben, next.session]) {
      expect(valueOf(await session.history({ limit: 1000 })).slice(1)).toEqual(kept);
      expect(valueOf(await session.patchesOf(upTo + 1)).commit.sequence).toBe(upTo + 1);
      expect(errorOf(await session.patchesOf(upTo))).toEqual({ code: 'no-such-commit' });
      expect(errorOf(await session.patchesOf(1))).toEqual({ code: 'no-such-commit' });
      expect(valueOf(await session.patchesOf(sequence)).commit.label).toBe(deed.label);
    }
    await next.vault.release();
    await vault.release();
  });

  it('still lets the lines alone tell the present, without any snapshot', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo, deed));
    await note(ada, 'later', 'than that');
    const before = structuredClone(ada.state);
    valueOf(await ada.close());
    await vault.release();
    await withoutSnapshots();
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(again.session.state).toEqual(before);
    await again.vault.release();
    expect(await look(folder.path, 'mo')).toEqual({ house: before.house, 'own:p-mo': before['own:p-mo'] });
  });

  it('still opens with one damaged snapshot, also one that is older than the others', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo, deed));
    const before = structuredClone(ada.state);
    valueOf(await ada.close());
    await vault.release();
    for (const name of await readdir(join(root(), 'snapshots'))) {
      await writeFile(join(root(), 'snapshots', name), 'damaged');
      const { vault: again, session } = valueOf(await enter(folder.path, 'ben'));
      expect(session.notices).toHaveLength(1);
      expect(session.state).toEqual(before);
      expect(valueOf(await session.history({ limit: 1000 })).at(-1)?.sequence).toBe(upTo + 1);
      valueOf(await session.close());
      await again.release();
    }
  });

  it('stands in a copy that lost the folders that were empty by then', async () => {
    const { vault, ada } = past;
    await note(ada, 'long', 'a letter '.repeat(300));
    valueOf(await ada.purge(ada.sequence, deed));
    const before = structuredClone(ada.state);
    await vault.release();
    expect(await readdir(join(root(), 'blobs'))).toEqual([]);
    await rm(join(root(), 'blobs'), { recursive: true });
    await withoutSnapshots();
    const { vault: copy, session } = valueOf(await enter(folder.path, 'ada'));
    valueOf(await session.close());
    await copy.release();
    expect(await look(folder.path, 'ada')).toEqual(before);
  });

  it('takes the first base away when it is done again later', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo - 4, deed));
    const before = structuredClone(ada.state);
    const first = await opened(folder.path);
    expect(first).toContain('"guest":"somebody else"');
    await note(ada, 'guest', 'nobody');
    valueOf(await ada.purge(ada.sequence, deed));
    expect(await opened(folder.path)).not.toContain('somebody else');
    expect(valueOf(await vault.verify(ada)).lines).toBe(ada.sequence);
    await vault.release();
    await withoutSnapshots();
    expect(await look(folder.path, 'ada')).toEqual({
      ...before,
      house: { ...before.house, notes: { ...before.house?.notes, guest: 'nobody' } },
    });
  });

  it('up to the newest line leaves a history of that alone, and lines after it are archived by themselves', async () => {
    const { vault, ada } = past;
    await note(ada, 'guest', 'nobody');
    valueOf(await ada.purge(ada.sequence, deed));
    expect(valueOf(await ada.history({ limit: 1000 }))).toMatchObject([deed]);
    await vault.release();
    // By the usual sizes there is room in the last archive.
    const roomy = await openSmallVault(folder.path);
    const ben = await signIn(roomy, 'ben');
    await note(ben, 'guest', undefined);
    const before = structuredClone(ben.state);
    const history = valueOf(await ben.history({ limit: 1000 }));
    valueOf(await ben.close());
    await roomy.release();
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(again.session.state).toEqual(before);
    expect(valueOf(await again.session.history({ limit: 1000 }))).toEqual(history);
    expect(valueOf(await again.vault.verify(again.session)).lines).toBe(again.session.sequence);
    await again.vault.release();
  });

  it('is nobody’s to ask for but an administrator’s', async () => {
    const { vault, upTo } = past;
    for (const who of ['ben', 'mo'] as const) {
      const session = await signIn(vault, who);
      expect(errorOf(await session.purge(upTo, deed))).toEqual({ code: 'not-allowed' });
    }
    expect(wordsLeft(await opened(folder.path))).toEqual(oldWords);
    await vault.release();
  });

  it('is backed up as it is, and the backup proven', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo, deed));
    const backup = await backUp(vault, ada);
    expect(backup.problem).toBeUndefined();
    const proof = valueOf(await vault.proveBackup(ada, backup.path));
    const { state } = ada;
    expect(proof.lines).toBe(ada.sequence);
    await vault.release();
    await rm(join(root(), 'journal'), { recursive: true });
    valueOf(await restore(folder.path, backup.path));
    expect(await look(folder.path, 'ada')).toEqual(state);
  });

  it('goes on through people who come and go, and keys that go with them', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.addUser({ id: 'eve', name: 'Eve', role: 'administrator' }, 'copper kettles sang at noon'));
    valueOf(await ada.purge(upTo, deed));
    valueOf(await ada.removeUser('eve'));
    valueOf(await ada.removeUser('ben'));
    valueOf(await ada.replaceRecoveryCode());
    const before = structuredClone(ada.state);
    expect(valueOf(await vault.verify(ada)).lines).toBe(ada.sequence);
    valueOf(await ada.close());
    await vault.release();
    expect(await look(folder.path, 'ada')).toEqual(before);
    const again = valueOf(await enter(folder.path, 'ada'));
    valueOf(await again.session.purge(again.session.sequence, deed));
    valueOf(await again.session.close());
    await again.vault.release();
    await withoutSnapshots();
    expect(await look(folder.path, 'ada')).toEqual(before);
  });

  it('shows who reads meanwhile the house as it was or as it is', async () => {
    const { vault, ada, upTo } = past;
    const ben = await signIn(vault, 'ben');
    const before = valueOf(await ben.history({ limit: 1000 }));
    let isOver = false;
    const readings = { histories: 0, verified: 0 };
    const reading = async (): Promise<void> => {
      while (!isOver) {
        const seen = valueOf(await ben.history({ limit: 1000 })).filter(({ sequence }) => sequence <= ada.sequence);
        const known = seen.filter(({ action }) => action !== deed.action);
        // All that is after the line, and of what is before it a part without a gap, or nothing.
        expect(known).toEqual(before.slice(0, known.length));
        expect(known.length).toBeGreaterThanOrEqual(before.filter(({ sequence }) => sequence > upTo).length);
        readings.histories += 1;
      }
    };
    const verifying = async (): Promise<void> => {
      while (!isOver) {
        valueOf(await vault.verify(ben));
        readings.verified += 1;
      }
    };
    const all = [reading(), reading(), verifying()];
    for (const line of [upTo - 8, upTo - 4, upTo - 1, upTo]) valueOf(await ada.purge(line, deed));
    isOver = true;
    await Promise.all(all);
    expect(readings.histories).toBeGreaterThan(3);
    expect(readings.verified).toBeGreaterThan(0);
    await vault.release();
  });
});

describe('forgetting on a disk that is slow to vouch for a file', () => {
  it('is not taken for damage by who reads while the file lies there already', async () => {
    let whileItWaits = (): Promise<void> => Promise.resolve();
    const files: Files = {
      ...nodeFiles,
      async syncFolder(path) {
        if (basename(path) === 'journal') await whileItWaits();
        await nodeFiles.syncFolder(path);
      },
    };
    const { vault, ada, upTo } = await housedPast(folder.path, { files });
    const ben = await signIn(vault, 'ben');
    const readings: Promise<Result<unknown, VaultError>>[] = [];
    whileItWaits = async () => {
      readings.push(vault.verify(ben), ben.history({ limit: 1000 }));
      await turns();
    };
    for (const line of [upTo - 4, upTo]) valueOf(await ada.purge(line, deed));
    expect(readings.length).toBeGreaterThan(4);
    for (const reading of await Promise.all(readings)) valueOf(reading);
    await vault.release();
  });
});

describe('forgetting in a house of an earlier version', () => {
  /** A program that has given notes another name since. */
  const nextShape: Shape<SmallState> = {
    ...smallShape,
    version: 2,
    migrations: [
      {
        to: 2,
        migrate: (compartment, state) =>
          compartment === 'house' && 'notes' in state && typeof state.notes === 'object'
            ? {
                ...state,
                notes: Object.fromEntries(Object.entries(state.notes ?? {}).map(([key, text]) => [`${key}!`, text])),
              }
            : state,
      },
    ],
  };

  it('keeps the states as they were then, so that the older lines after them still fit', async () => {
    const { vault, upTo } = await housedPast(folder.path);
    await vault.release();
    const next = await openSmallVault(folder.path, { sizes }, nextShape);
    const ada = await signIn(next, 'ada');
    expect(ada.state.house?.notes['guest!']).toBe('somebody else');
    const before = structuredClone(ada.state);
    valueOf(await ada.purge(upTo, deed));
    expect(valueOf(await ada.history({ limit: 1000 })).at(-1)?.sequence).toBe(upTo + 1);
    valueOf(await ada.close());
    await next.release();
    await withoutSnapshots();
    const again = await openSmallVault(folder.path, { sizes }, nextShape);
    const session = await signIn(again, 'ada');
    expect(session.state).toEqual(before);
    expect(valueOf(await again.verify(session)).lines).toBe(session.sequence);
    await again.release();
  });
});

const openedAnew = async (
  vault: Vault<SmallState>,
): Promise<{ readonly vault: Vault<SmallState>; readonly session: VaultSession<SmallState> }> => {
  const copy = join(folder.path, 'copy');
  await cp(vault.folder, join(copy, 'vault'), { recursive: true });
  return valueOf(await enter(copy, 'ada'));
};
