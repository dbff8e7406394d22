import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import type { Facility } from '../../main/facility/facility.ts';
import { openTestFacility, passphrase, refusalOf } from '../support/house.ts';
import { say } from '../support/say.ts';
import { seeded, type Chance } from '../support/seeded.ts';
import { patience, rounds } from '../support/soak.ts';
import { quickPlace } from '../support/vault.ts';

/*
 * Two pages that ask for everything at once, whoever is signed in where: people come and go in the middle of what was asked
 * for, backups are made, opened and put in the place of the house, lines are checked and forgotten. Whatever is refused is
 * refused for a reason somebody can do something about, and the house is whole afterwards.
 */
/** The house is made on the one day, and busy on the other. */
const [longAgo, today] = ['2026-08-01', '2026-10-14'] as const;
const counts = { asked: 0, refused: 0 };
/** What anybody may be told who asks while others are at it. */
const mayBeTold = [
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'cancelled',
  'no-such-backup',
  'nothing-to-forget at before',
  'set-up-done',
];

afterAll(() => {
  say(`busy pages: ${counts.asked} calls, ${counts.refused} of them refused`);
});

const pageOf = (facility: Facility, page: string) =>
  createRouterClient(facility.router, { context: () => facility.contextOf(page) });
type Page = ReturnType<typeof pageOf>;
type Act = (page: Page) => Promise<unknown>;

const noon = (day: string): number => Date.parse(`${day}T16:30:00Z`);

interface House {
  readonly facility: Facility;
  readonly chance: Chance;
  /** Ids of an administrator and of somebody on staff. */
  readonly people: readonly [string, ...string[]];
  readonly wait: (minutes: number) => void;
}

const newest = async (page: Page): Promise<string> => (await page.backups.list()).backups[0]?.path ?? '';

function actsIn({ facility, chance, people, wait }: House): readonly [Act, ...Act[]] {
  const signIn: Act = (page) => page.session.signIn({ userId: chance.pick(people), passphrase });
  const admit: Act = (page) =>
    page.residents.admit({ person: { preferredName: `Q${chance.below(1000)}` }, admittedOn: '2026-10-02' });
  return [
    signIn,
    signIn,
    signIn,
    admit,
    admit,
    (page) => page.session.lock(),
    (page) => page.session.current(),
    (page) => page.setUp.stage(),
    (page) => page.setUp.backups({}),
    (page) => page.residents.list({ who: 'present' }),
    (page) => page.backups.make(),
    (page) => page.backups.cancel(),
    async (page) => page.backups.prove({ path: await newest(page) }),
    async (page) => page.backups.goBack({ path: await newest(page), secret: { userId: people[0], passphrase } }),
    (page) => page.history.list({ limit: 20 }),
    (page) => page.history.verify(),
    (page) => page.history.cancelReading(),
    (page) => page.history.forget({ before: '2026-09-01' }),
    () => facility.leave('first'),
    () => facility.leaveWhenSilent(),
    () => {
      wait(chance.below(40));
      return facility.lookAfterBackups();
    },
  ];
}

async function bustle(seed: string): Promise<void> {
  const chance = seeded(seed);
  const parent = await mkdtemp(join(quickPlace, 'cairn-pages-'));
  const time = { now: noon(longAgo) };
  const open = (): Facility => openTestFacility(join(parent, 'house'), () => new Date(time.now));
  const people = await makeHouse(open());
  time.now = noon(today);
  const facility = open();
  const wait = (minutes: number): void => void (time.now += minutes * 60_000);
  const acts = actsIn({ facility, chance, people, wait });

  const ask = async (page: Page): Promise<void> => {
    for (let count = 0; count < 30; count += 1) {
      const answer = await refusalOf(chance.pick(acts)(page));
      counts.asked += 1;
      if (answer.startsWith('not refused')) continue;
      counts.refused += 1;
      expect(mayBeTold).toContain(answer);
    }
  };
  const [first, second] = [pageOf(facility, 'first'), pageOf(facility, 'second')];
  await Promise.all([ask(first), ask(first), ask(first), ask(second)]).finally(() => facility.close());

  const again = open();
  expect(await again.client.setUp.stage()).toMatchObject({ stage: 'ready', notices: [] });
  await again.client.session.signIn({ userId: people[0], passphrase });
  await again.client.history.verify();
  const { backups, unreadable } = await again.client.backups.list();
  expect(unreadable).toEqual([]);
  expect(backups.filter(({ problem }) => problem !== undefined)).toEqual([]);
  await again.close();
  await rm(parent, { recursive: true, force: true });
}

async function makeHouse(facility: Facility): Promise<readonly [string, ...string[]]> {
  const { client } = facility;
  const { recoveryCode, signedIn } = await client.setUp.begin({
    house: { name: 'Cedar House', state: 'KY', timeZone: 'America/New_York', recordsCompleteSince: '2024-01-01' },
    beds: [{ rooms: 60, perRoom: 2 }],
    phases: [{ name: 'Phase I' }],
    administrator: { name: 'Ruth', passphrase },
    paper: 'letter',
  });
  await client.setUp.proveRecoveryCode({ typed: recoveryCode });
  await client.users.add({ name: 'Sam', role: 'staff', passphrase });
  const { users } = await client.users.list();
  await facility.close();
  return [signedIn.user.id, ...users.map(({ id }) => id)];
}

describe('pages that ask for everything at once', { timeout: patience }, () => {
  it('are told nothing that is not so, and leave a whole house', async () => {
    for (let run = 0; run < rounds(6, 3000); run += 1) {
      const seed = `pages ${run}`;
      await bustle(seed).catch((error: unknown) => {
        throw new Error(`seed “${seed}”: ${String(error)}`, { cause: error });
      });
    }
  });
});
