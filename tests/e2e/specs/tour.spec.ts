import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { ownFolder, serveHouse, stopUnder, today } from '../house.ts';
import { expectInBounds, expectReadable } from '../looks.ts';
import { enter, enterAs, switchTo } from '../pages/enter.ts';
import type { DemoRole } from '../pages/enter.ts';
import { Wire } from '../pages/wire.ts';

/*
 * Every screen of every role, in light and dark: a picture of each for people to look at, no grave finding of axe, and
 * nothing that sticks out, also where somebody has a very long name.
 */
const pictures = fileURLToPath(new URL('../../../.out/screens', import.meta.url));

// A tour is hundreds of steps: recording each would cost more than taking it.
test.use({ trace: 'off' });

interface Stop {
  readonly name: string;
  readonly place: string;
  /** Its first heading. */
  readonly heading: string | RegExp;
}

const longName = 'Bartholomew-Maximilian Featherstonehaugh-Wolfeschlegelstein';
const longLast = 'Hubertusbergerdorffingham-Cholmondeley';
const shown = new RegExp(longName, 'u');

const everyday: readonly Stop[] = [
  { name: 'today', place: '/today', heading: 'Today' },
  { name: 'groups', place: '/groups', heading: 'Groups' },
  { name: 'sheets', place: '/groups/sheets', heading: 'Sign-in sheets' },
  { name: 'enter-sheets', place: '/groups/enter', heading: 'Enter sheets' },
];
const staffLists: readonly Stop[] = [
  { name: 'residents', place: '/residents', heading: 'Residents' },
  { name: 'former-residents', place: '/residents?who=former', heading: 'Residents' },
  { name: 'beds', place: '/residents/beds', heading: 'Beds' },
  { name: 'admit', place: '/residents/admit', heading: /Admit/u },
  { name: 'mentors', place: '/mentors', heading: 'Mentors' },
  { name: 'make-mentor', place: '/mentors/make', heading: /mentor/u },
  { name: 'check-in', place: '/check-in', heading: 'Check-in' },
  { name: 'weekly', place: '/groups/weekly', heading: 'Weekly groups' },
  { name: 'certification', place: '/certification', heading: 'Certification' },
  { name: 'sign-hours', place: '/certification/sign', heading: 'Hours to sign' },
  { name: 'report', place: '/reports', heading: 'Outcome report' },
  { name: 'report-print', place: '/reports/print', heading: 'Print' },
  ...['people', 'backups', 'history', 'about'].map((part) => ({
    name: `settings-${part}`,
    place: `/settings?part=${part}`,
    heading: 'Settings',
  })),
];
const administratorsOnly: readonly Stop[] = [
  { name: 'paste', place: '/residents/paste', heading: /list|lives here/iu },
  ...['house', 'phases', 'beds', 'imports'].map((part) => ({
    name: `settings-${part}`,
    place: `/settings?part=${part}`,
    heading: 'Settings',
  })),
];
const mentorsOwn: readonly Stop[] = [
  { name: 'my-people', place: '/my-people', heading: 'My people' },
  { name: 'check-in', place: '/check-in', heading: 'Check-in' },
  { name: 'my-certification', place: '/my-certification', heading: 'My certification' },
];

interface Ids {
  readonly personId: string;
  readonly rollId: string;
}

const aboutSomebody = ({ personId, rollId }: Ids): readonly Stop[] => [
  { name: 'person', place: `/residents/${personId}`, heading: shown },
  { name: 'person-edit', place: `/residents/${personId}/edit`, heading: /./u },
  { name: 'person-stays', place: `/residents/${personId}/stays`, heading: /./u },
  { name: 'mentor', place: `/mentors/${personId}`, heading: shown },
  { name: 'pair', place: `/mentors/pair/${personId}`, heading: /./u },
  { name: 'candidate', place: `/certification/${personId}`, heading: shown },
  { name: 'roll', place: `/groups/${rollId}`, heading: /./u },
];
const mentorsPerson = ({ personId, rollId }: Ids): readonly Stop[] => [
  { name: 'my-person', place: `/my-people/${personId}`, heading: shown },
  { name: 'check-in-person', place: `/check-in/${personId}`, heading: shown },
  { name: 'roll', place: `/groups/${rollId}`, heading: /./u },
];

for (const role of ['administrator', 'staff', 'mentor'] as const) {
  test(`a tour of the full house: ${role}`, async ({ page, house }) => {
    test.setTimeout(240_000);
    const wire = new Wire(page);
    await atTheDoor(page, role);
    await enterAs(page, 'administrator');
    const ids = await aVeryLongName(wire);
    if (role !== 'administrator') await switchTo(page, role);
    const stops =
      role === 'mentor'
        ? [...everyday, ...mentorsOwn, ...mentorsPerson(ids)]
        : [...everyday, ...staffLists, ...(role === 'administrator' ? administratorsOnly : []), ...aboutSomebody(ids)];
    await visit(page, house.address, `full-${role}`, stops);
  });
}

test.describe('a house that has only just begun', () => {
  test.use({ prepared: 'nothing' });

  test('a tour of the empty house', async ({ page, house }) => {
    test.setTimeout(180_000);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inBothLights(page, 'empty-nobody-set-up');
    await stopUnder(page, house);
    const folder = await ownFolder();
    await createHouse(folder.path);
    const served = await serveHouse(folder.path);
    const wire = new Wire(page);
    await page.goto(served.link);
    await enter(page, /Jo/u, passphrase);
    await visit(page, served.address, 'empty-administrator', [...everyday, ...staffLists, ...administratorsOnly]);
    await wire.ask('users/add', { name: 'Mo', role: 'mentor', passphrase }, z.unknown());
    await page.getByRole('button', { name: 'Switch person' }).click();
    await enter(page, /Mo/u, passphrase);
    await visit(page, served.address, 'empty-mentor', [...everyday, ...mentorsOwn]);
    await stopUnder(page, served);
    await folder.remove();
  });
});

test('narrow windows and large letters', async ({ page, house }) => {
  const wire = new Wire(page);
  await enterAs(page, 'administrator');
  const ids = await aVeryLongName(wire);
  const stops = [
    ...everyday.slice(0, 2),
    ...staffLists.slice(0, 1),
    ...aboutSomebody(ids).slice(0, 1),
    ...aboutSomebody(ids).slice(-1),
  ];
  await page.setViewportSize({ width: 1099, height: 768 });
  await goTo(page, house.address, { name: 'today', place: '/today', heading: 'Today' });
  await page.getByRole('navigation').getByRole('link', { name: 'Residents' }).hover();
  await expect(page.getByRole('tooltip', { name: 'Residents' })).toBeVisible();
  await page.mouse.move(800, 5);
  await visit(page, house.address, 'full-administrator-1099', stops, ['light']);
  // 200 % zoom on a 1366 px screen leaves half as many CSS pixels.
  await page.setViewportSize({ width: 683, height: 384 });
  await visit(page, house.address, 'full-administrator-zoom-200', stops, ['light']);
});

async function visit(
  page: Page,
  address: string,
  where: string,
  stops: readonly Stop[],
  lights = bothLights,
): Promise<void> {
  for (const stop of stops) {
    await test.step(`${where}: ${stop.name}`, async () => {
      await goTo(page, address, stop);
      await inBothLights(page, `${where}-${stop.name}`, lights);
    });
  }
}

async function goTo(page: Page, address: string, { place, heading }: Stop): Promise<void> {
  await page.goto(`${address}/#${place}`);
  await expect(page.getByRole('heading', { level: 1, name: heading }).first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

const bothLights: readonly ('light' | 'dark')[] = ['light', 'dark'];

async function inBothLights(page: Page, name: string, lights = bothLights): Promise<void> {
  await mkdir(pictures, { recursive: true });
  for (const light of lights) {
    await page.emulateMedia({ colorScheme: light });
    await page.screenshot({ path: join(pictures, `${light}-${name}.png`), animations: 'disabled' });
    // In the other light only the colours are others; staff's are the administrator's.
    if (light === 'light') await softly(`${light} ${name}: axe`, () => expectAccessible(page));
    else if (!name.startsWith('full-staff')) await softly(`${light} ${name}: axe`, () => expectReadable(page));
  }
  await softly(`${name}: bounds`, () => expectInBounds(page));
}

/** Goes on with the tour, and fails at its end: one walk shows everything that is wrong. */
async function softly(where: string, look: () => Promise<void>): Promise<void> {
  const problem = await look().then(
    () => '',
    (error: unknown) => String(error),
  );
  expect.soft(problem, where).toBe('');
}

async function atTheDoor(page: Page, role: DemoRole): Promise<void> {
  await expect(page.getByRole('button', { name: new RegExp(String.raw`\(${role}\)$`, 'u') })).toBeVisible();
  if (role === 'administrator') await inBothLights(page, 'full-nobody-sign-in');
}

const savedSchema = z.looseObject({});
const withPersonSchema = z.looseObject({ personId: z.string() });

/** Admits somebody with a very long name, makes them a mentor, lets the demo's mentor walk with them and them lead a group today. */
async function aVeryLongName(wire: Wire): Promise<Ids> {
  const { users } = await wire.ask(
    'users/list',
    undefined,
    z.object({ users: z.array(z.looseObject({ id: z.string(), personId: z.string().optional() })) }),
  );
  const mentorId = users.find(({ id }) => id === 'demo-mentor')?.personId;
  const person = { preferredName: longName, legalFirst: longName, legalLast: longLast, birthDate: '1980-02-03' };
  const { personId } = await wire.ask(
    'residents/admit',
    { person, admittedOn: today, mentorId, referralSource: longName },
    withPersonSchema,
  );
  await wire.ask('mentors/appoint', { personId, since: today, level: longName }, savedSchema);
  await wire.ask('certification/enroll', { personId, programId: 'ky-apss', startedOn: today }, savedSchema);
  const group = { startsAt: `${today}T08:30`, minutes: 60, typeId: longName, topic: longLast };
  await wire.ask('sessions/saveType', { id: longName, sensitive: false }, savedSchema);
  const { sessionId } = await wire.ask(
    'sessions/plan',
    { ...group, leaderIds: [personId, mentorId], expected: { who: 'people', personIds: [personId, mentorId] } },
    z.looseObject({ sessionId: z.string() }),
  );
  return { personId, rollId: sessionId };
}

const passphrase = 'four quiet lamps at dusk';

/** A house as the command line makes it: an administrator and nothing else. */
async function createHouse(folder: string): Promise<void> {
  const command = fileURLToPath(new URL('../../../.out/main/command.js', import.meta.url));
  const words = [
    'create',
    '--vault',
    folder,
    '--house',
    'Pine Street',
    '--state',
    'KY',
    '--time-zone',
    'America/New_York',
    '--user',
    'Jo',
  ];
  await promisify(execFile)(process.execPath, [command, ...words], {
    env: { ...process.env, CAIRN_PASSPHRASE: passphrase },
  });
}
