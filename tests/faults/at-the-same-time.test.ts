import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import {
  createVault,
  openVault,
  type Files,
  type Vault,
  type VaultError,
  type VaultSession,
} from '../../main/vault/index.ts';
import type { Result } from '../../shared/result.ts';
import { refusingFiles, ways, type RefusingFiles } from './support/refusing-files.ts';
import { FilesInMemory } from '../support/files-in-memory.ts';
import { say } from '../support/say.ts';
import { seeded, type Chance } from '../support/seeded.ts';
import { slowFiles } from '../support/slow-files.ts';
import { passphrases, smallShape, testTools, type SmallState } from '../support/small-house.ts';
import { patience, rounds } from '../support/soak.ts';

/*
 * A house in which everybody is busy at the same time, on a disk that keeps them waiting by chance: nobody is told of damage,
 * nobody sees another house than the others, and what was answered as saved is there.
 */
type Session = VaultSession<SmallState>;
type House = Vault<SmallState>;
type Answer = Result<unknown, VaultError>;
type Code = VaultError['code'];
type Act = (session: Session, count: number) => Promise<Answer>;

const stick = '/stick';
const timeZone = 'America/New_York';
const tiny = { segment: 2500, part: 700, tail: 5 };
const counts = { acts: 0, refused: 0, refusedByDisk: 0 };

afterAll(() => {
  say(
    `at the same time: ${counts.acts} things asked for, ${counts.refused} of them refused, ${counts.refusedByDisk} writes refused by the disk`,
  );
});

/** What each of them wrote last under a name that nobody else writes to; undefined where they took it away again. */
type Written = Map<string, string | undefined>;

interface Person {
  /** Who signs in, if there is anybody. */
  readonly who: () => string | undefined;
  readonly passphrase: () => string;
  readonly acts: readonly [Act, ...Act[]];
  /** Refusals that may meet them inside, and at the door. */
  readonly mayMeet: readonly Code[];
  readonly mayMeetAtTheDoor?: readonly Code[];
}

class Bustle {
  readonly vault: House;
  readonly #chance: Chance;
  readonly #alsoMayMeet: readonly Code[];
  readonly #written: Written = new Map();

  constructor(vault: House, chance: Chance, alsoMayMeet: readonly Code[]) {
    this.vault = vault;
    this.#chance = chance;
    this.#alsoMayMeet = alsoMayMeet;
  }

  /** Somebody signs in, does so many things one after the other, and leaves now and then. */
  async spend(times: number, { who, passphrase, acts, mayMeet, mayMeetAtTheDoor = [] }: Person): Promise<void> {
    let session: Session | undefined;
    for (let count = 0; count < times; count += 1) {
      if (!session || this.#chance.onceIn(8)) {
        this.#allow('leaving', await session?.close(), mayMeet);
        const id = who();
        const entered = id === undefined ? undefined : await this.vault.signIn(id, passphrase());
        this.#allow(`signing in as ${id}`, entered, mayMeetAtTheDoor);
        session = entered?.ok ? entered.value : undefined;
        continue;
      }
      const act = this.#chance.pick(acts);
      const answer = await act(session, count);
      this.#allow(`${who() ?? ''} (${act.name})`, answer, mayMeet);
      if (!answer.ok && answer.error.code === 'closed') session = undefined;
    }
    this.#allow('leaving', await session?.close(), mayMeet);
  }

  /** Writes what only one person writes, and keeps in mind what was answered. */
  write(who: string, length = 1): Act {
    return async (session, count) => {
      const key = `${who} ${this.#chance.below(3)}`;
      const text = this.#chance.onceIn(4) ? undefined : `${who} wrote ${count} `.repeat(length);
      const answer = await session.commit({ action: 'test', label: `${who} ${count}` }, ({ house }) => {
        if (house && text !== undefined) house.notes[key] = text;
        else delete house?.notes[key];
      });
      if (answer.ok) this.#written.set(key, text);
      return answer;
    };
  }

  /** A mentor's own hours. */
  readonly hours: Act = async (session, count) => {
    const key = `hours ${this.#chance.below(3)}`;
    const answer = await session.commit({ action: 'test', label: key }, (draft) => {
      const own = draft['own:p-mo'];
      if (own) own.hours[key] = count;
    });
    if (answer.ok) this.#written.set(key, String(count));
    return answer;
  };

  #allow(what: string, answer: Answer | undefined, mayMeet: readonly Code[]): void {
    counts.acts += 1;
    if (!answer || answer.ok) return;
    counts.refused += 1;
    if (![...mayMeet, ...this.#alsoMayMeet].includes(answer.error.code))
      throw new Error(`${what}: ${JSON.stringify(answer.error)}`);
  }

  /** Whether a state holds what was answered as saved, and nothing that nobody wrote. */
  expectSaved({ house, 'own:p-mo': ofMo }: SmallState): void {
    const hours = Object.entries(ofMo?.hours ?? {}).map(([key, count]) => [key, String(count)]);
    const saved = [...this.#written].filter(([, text]) => text !== undefined);
    expect([...Object.entries(house?.notes ?? {}), ...hours].sort()).toEqual(saved.sort());
  }
}

/** A passphrase that its owner and an administrator change. */
class Passphrase {
  passphrase: string;

  constructor(first: string) {
    this.passphrase = first;
  }

  async choose(next: string, change: (next: string) => Promise<Answer>): Promise<Answer> {
    const answer = await change(next);
    if (answer.ok) this.passphrase = next;
    return answer;
  }
}

/** The history of somebody who may see all of it has no gap. */
const lookBack: Act = async (session) => {
  const history = await session.history({ limit: 1000 });
  const sequences = history.ok ? history.value.map(({ sequence }) => sequence) : [];
  expect(sequences).toEqual(sequences.map((_, index) => (sequences[0] ?? 0) - index));
  return history;
};

const comeAndGo: Act = (session, count) => {
  const guest = session.users().find(({ id }) => id.startsWith('guest'));
  return guest
    ? session.removeUser(guest.id)
    : session.addUser({ id: `guest-${count}`, name: 'Guest', role: 'mentor', personId: 'p-guest' }, passphrases.mo);
};

async function openedHouse(root: string, files: Files, chance: Chance): Promise<House> {
  const tools = testTools({ files: slowFiles(files, chance), sizes: tiny });
  const opened = await openVault({ folder: root, shape: smallShape, tools });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** What a disk that refuses now and then may have people told. */
const ofBadDisks: readonly Code[] = ['not-saved', 'folder-refused', 'backup-refused', 'closed'];

/** Everybody in the house at once, on a disk that refuses things now and then or never; the house afterwards. */
async function bustle(seed: string, isDiskBad: boolean): Promise<void> {
  const chance = seeded(seed);
  const root = `/houses/${seed}`;
  const files = new FilesInMemory();
  await files.makeFolder(stick);
  await createHouse(root, files);
  const disk = refusingFiles(files);
  const vault = await openedHouse(root, disk.files, chance);
  const busy = new Bustle(vault, chance, isDiskBad ? ofBadDisks : []);
  const evening = new AbortController();
  const anyLine = (session: Session): number => 1 + chance.below(session.sequence);
  const backups = async (session: Session): Promise<Answer> => {
    const made = await vault.backUp(session, { timeZone });
    if (!made.ok || !made.value) return made;
    const proven = await vault.proveBackup(session, made.value.path);
    return proven.ok ? vault.copyBackups(stick, { timeZone }) : proven;
  };
  const patches: Act = (session) => session.patchesOf(anyLine(session));
  const cy = new Passphrase(passphrases.mo);
  const purge: Act = (session) => session.purge(anyLine(session), { action: 'history.forget', label: 'before' });
  const verify: Act = (session) => vault.verify(session);
  const snapshot: Act = (session) => session.snapshot();
  const people: readonly Person[] = [
    {
      who: () => 'ada',
      passphrase: () => passphrases.ada,
      mayMeet: ['no-such-commit'],
      acts: [
        busy.write('ada'),
        busy.write('ada', 60),
        snapshot,
        verify,
        lookBack,
        patches,
        comeAndGo,
        purge,
        (session) => session.replaceRecoveryCode(),
        (session) => session.changeUser('ben', { role: chance.pick(['staff', 'mentor']), personId: 'p-ben' }),
        (session) => session.changeUser('zoe', { role: chance.pick(['administrator', 'staff']) }),
        (session, count) =>
          cy.choose(`velvet harbours and map ${count}`, (next) => session.resetPassphrase('cy', next)),
      ],
    },
    {
      // An administrator now and then, and staff all along.
      who: () => 'zoe',
      passphrase: () => passphrases.ada,
      mayMeet: ['closed', 'not-allowed', 'no-such-commit'],
      acts: [busy.write('zoe'), verify, lookBack, patches, backups, purge],
    },
    {
      who: () => 'cy',
      passphrase: () => cy.passphrase,
      mayMeet: ['closed', 'wrong-passphrase', 'no-such-commit', 'staff-first'],
      mayMeetAtTheDoor: ['wrong-passphrase', 'staff-first', 'closed'],
      acts: [
        patches,
        snapshot,
        (session, count) =>
          cy.choose(`nine umbrellas on ferry ${count}`, (next) => session.changePassphrase(cy.passphrase, next)),
      ],
    },
    {
      // Staff now and then, and a mentor now and then.
      who: () => 'ben',
      passphrase: () => passphrases.ben,
      mayMeet: ['closed', 'not-allowed', 'no-such-commit', 'staff-first'],
      mayMeetAtTheDoor: ['staff-first', 'closed'],
      acts: [busy.write('ben'), busy.write('ben', 60), verify, patches, (session) => session.history({ limit: 1000 })],
    },
    {
      who: () => 'mo',
      passphrase: () => passphrases.mo,
      mayMeet: ['no-such-commit', 'staff-first'],
      mayMeetAtTheDoor: ['staff-first'],
      acts: [busy.hours, busy.hours, snapshot, patches, (session) => session.history({ limit: 1000 })],
    },
    {
      // Gone for good at any moment, and somebody else by the same name some time after.
      who: () => vault.signInNames().find(({ id }) => id.startsWith('guest'))?.id,
      passphrase: () => passphrases.mo,
      mayMeet: ['closed', 'staff-first'],
      mayMeetAtTheDoor: ['wrong-passphrase', 'staff-first', 'closed'],
      acts: [snapshot, (session) => session.history({ limit: 1000 })],
    },
  ];
  const weather = isDiskBad ? refuseNowAndThen(disk, chance, evening.signal) : Promise.resolve();
  await Promise.all(people.map((person) => busy.spend(24, person))).finally(() => {
    evening.abort();
  });
  await weather;
  await vault.release();

  const again = await openedHouse(root, files, seeded(`${seed}, later`));
  const session = await again.signIn('ada', passphrases.ada);
  if (!session.ok) throw new Error(JSON.stringify(session.error));
  busy.expectSaved(session.value.state);
  expect(await again.verify(session.value)).toMatchObject({ ok: true });
  await session.value.close();
  const last = await again.signIn('cy', cy.passphrase);
  if (!last.ok) throw new Error(`cy: ${JSON.stringify(last.error)}`);
  const mo = await again.signIn('mo', passphrases.mo);
  if (!mo.ok) throw new Error(JSON.stringify(mo.error));
  busy.expectSaved(mo.value.state);
  await again.release();
}

async function refuseNowAndThen(disk: RefusingFiles, chance: Chance, until: AbortSignal): Promise<void> {
  const pass = async (): Promise<void> => {
    for (let turn = chance.below(400); turn > 0 && !until.aborted; turn -= 1) await setImmediate();
  };
  while (!until.aborted) {
    await pass();
    disk.refuse(chance.pick(ways), 1 + chance.below(9), chance.below(100) / 100);
    await pass();
    counts.refusedByDisk += disk.refused;
    disk.heal();
  }
}

async function createHouse(root: string, files: FilesInMemory): Promise<void> {
  const created = await createVault({
    folder: root,
    shape: smallShape,
    tools: testTools({ files, sizes: tiny }),
    administrator: { id: 'ada', name: 'Ada' },
    passphrase: passphrases.ada,
  });
  if (!created.ok) throw new Error(created.error.code);
  const { vault, session } = created.value;
  await session.addUser({ id: 'zoe', name: 'Zoe', role: 'administrator' }, passphrases.ada);
  await session.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.ben);
  await session.addUser({ id: 'cy', name: 'Cy', role: 'mentor', personId: 'p-cy' }, passphrases.mo);
  await session.addUser({ id: 'mo', name: 'Mo', role: 'mentor', personId: 'p-mo' }, passphrases.mo);
  await session.commit({ action: 'test', label: 'first' }, (draft) => {
    draft['own:p-mo'] = { hours: {}, signatures: {} };
  });
  await vault.release();
}

describe('a house in which everybody is busy at once', { timeout: patience }, () => {
  const often = async (name: string, isDiskBad: boolean): Promise<void> => {
    for (let run = 0; run < rounds(8, 4000); run += 1) {
      const seed = `${name} ${run}`;
      await bustle(seed, isDiskBad).catch((error: unknown) => {
        throw new Error(`seed “${seed}”: ${String(error)}`, { cause: error });
      });
    }
  };

  it('holds what was answered as saved, and calls nothing damaged that is not', () => often('at once', false));

  it('does so on a disk that refuses something now and then', async () => {
    await often('on a bad disk', true);
    expect(counts.refusedByDisk).toBeGreaterThan(0);
  });
});
