import { z } from 'zod';
import { contract } from '../../../shared/contract/index.ts';
import type { CallMeta } from '../../../shared/contract/call.ts';
import { may } from '../../../shared/rules/permissions.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { today } from '../house.ts';
import { enterAs, switchTo } from '../pages/enter.ts';
import { Wire } from '../pages/wire.ts';

const personSchema = z.looseObject({ id: z.string(), preferredName: z.string(), lastInitial: z.string().optional() });
const rowSchema = z.looseObject({
  person: personSchema,
  legalName: z.string().optional(),
  birthDate: z.string().optional(),
  dischargeReason: z.string().optional(),
});
const rowsSchema = z.object({ rows: z.array(rowSchema) });
const groupSchema = z.looseObject({ id: z.string(), title: z.string(), leaders: z.array(personSchema) });
const groupsSchema = z.object({ sessions: z.array(groupSchema) });

const nouns: Readonly<Record<string, Readonly<Record<string, { readonly '~orpc': { readonly meta: CallMeta } }>>>> =
  contract;

/** Every call of the contract a mentor may not make, as the path it has on the wire. */
const staffCalls = (): readonly string[] =>
  Object.entries(nouns).flatMap(([noun, calls]) =>
    Object.entries(calls).flatMap(
      ([
        name,
        {
          '~orpc': { meta },
        },
      ]) => (meta.needs === undefined || may('mentor', meta.needs) ? [] : [`${noun}/${name}`]),
    ),
  );

test('a mentor sees nothing, finds nothing and is told nothing that is staff’s', async ({ page, house }) => {
  test.setTimeout(150_000);
  const wire = new Wire(page);
  await enterAs(page, 'staff');
  const present = (await wire.ask('residents/list', { who: 'present' }, rowsSchema)).rows;
  const former = (await wire.ask('residents/list', { who: 'former' }, rowsSchema)).rows;
  const { sessions } = await wire.ask('sessions/calendar', { from: today, to: today }, groupsSchema);
  await switchTo(page, 'mentor');
  await wire.hush();

  await test.step('the rail and Today', async () => {
    const rail = page.getByRole('navigation', { name: 'Cairn' });
    await expect(rail.getByRole('link')).toHaveText(['Today', 'Groups', 'My people', 'My certification']);
    await expect(
      page
        .getByRole('region', { name: 'Check in with' })
        .or(page.getByRole('region', { name: 'People to check in with' })),
    ).toBeVisible();
    await expect(page.getByRole('region', { name: 'Tonight' })).toHaveCount(0);
    for (const role of ['button', 'link'] as const) {
      await expect(page.getByRole(role, { disabled: true }), 'nothing is greyed out').toHaveCount(0);
    }
  });

  const [someone] = present;
  const somebody = someone?.person.id ?? '';
  const addresses = [
    '/residents',
    `/residents/${somebody}`,
    `/residents/${somebody}/edit`,
    `/residents/${somebody}/stays`,
    '/residents/beds',
    '/residents/admit',
    '/residents/paste',
    '/mentors',
    `/mentors/${somebody}`,
    '/mentors/make',
    `/mentors/pair/${somebody}`,
    '/groups/weekly',
    '/certification',
    '/certification/sign',
    `/certification/${somebody}`,
    '/reports',
    '/reports/print',
    '/settings',
    '/settings?part=people',
  ];
  await test.step('staff’s addresses lead nowhere', async () => {
    for (const address of addresses) {
      await page.goto(`${house.address}/#${address}`);
      await expect(page.getByRole('heading', { level: 1 }), address).toHaveText('There is nothing here');
      await expect(page.getByRole('main').getByRole('link'), address).toHaveText(['Go to Today']);
      await page.getByRole('link', { name: 'Go to Today' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today');
    }
    await page.goto(`${house.address}/#/nowhere`);
    await expect(page.getByRole('heading', { level: 1 }), 'as for an address that never was').toHaveText(
      'There is nothing here',
    );
    await expectAccessible(page);
  });

  const others = sessions.filter(({ leaders }) =>
    leaders.every(({ preferredName, lastInitial }) => `${preferredName} ${lastInitial ?? ''}` !== 'Hazel C'),
  );
  await test.step('other people’s rolls do not open', async () => {
    expect(others.length).toBeGreaterThan(2);
    for (const { id, title } of others.slice(0, 3)) {
      await page.goto(`${house.address}/#/groups/${encodeURIComponent(id)}`);
      await expect(page.getByText('This could not be shown')).toBeVisible();
      await expect(page.getByRole('row')).toHaveCount(0);
      await expect(page.getByText(title)).toHaveCount(0);
      expect((await wire.send('sessions/roll', { sessionId: id })).status).toBeGreaterThanOrEqual(400);
      const { status } = await wire.send('sessions/mark', { sessionId: id, personId: somebody, mark: 'present' });
      expect([403, 422]).toContain(status);
    }
    await expectAccessible(page);
  });

  await test.step('every call of staff is refused to the page itself', async () => {
    const calls = staffCalls();
    expect(calls.length).toBeGreaterThan(30);
    for (const call of calls) {
      for (const input of [undefined, { personId: somebody, who: 'former', stayId: somebody }]) {
        const { status, text } = await wire.send(call, input);
        expect(status, call).toBe(403);
        expect(text, call).not.toContain('"data"');
      }
    }
  });

  await test.step('calls of one’s own do not reach into another’s', async () => {
    const entry = { kind: 'training', on: today, hours: 1, personId: somebody, enrollmentId: 'any' };
    expect((await wire.send('certification/addHours', entry)).status).toBeGreaterThanOrEqual(403);
    const others = await wire.send('contacts/log', {
      personId: somebody,
      mentorId: somebody,
      at: `${today}T08:00`,
      mode: 'phone',
      reached: true,
    });
    expect(others.status).toBeGreaterThanOrEqual(403);
  });

  const gone = former.find(({ dischargeReason }) => dischargeReason === 'asked-to-leave') ?? former[0];
  await test.step('search finds no former resident and no birth date', async () => {
    const search = page.getByRole('textbox', { name: 'Find a person, a group, a bed' }).or(page.getByRole('searchbox'));
    await page.goto(`${house.address}/#/today`);
    await page.getByRole('button', { name: /Find a person/u }).click();
    const words = [gone?.legalName, gone?.birthDate, someone?.birthDate, someone?.legalName?.split(' ').at(-1)];
    for (const text of words) {
      expect(text).toBeTruthy();
      await search.fill(text ?? '');
      await expect(page.getByText(`Nothing found for “${text}”.`)).toBeVisible();
    }
    await search.fill(gone?.person.preferredName ?? '');
    await expect(page.getByText('Were here before')).toHaveCount(0);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('nothing confidential came over the wire', async () => {
    for (const place of [
      '/groups',
      '/groups/sheets',
      '/groups/enter',
      '/my-people',
      '/my-certification',
      '/check-in',
    ]) {
      await page.goto(`${house.address}/#${place}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    }
    const heard = await wire.heardSoFar();
    expect(heard, 'the mentor was told something').toContain('Hazel');
    // Last names that are no word of a group's or a place's name.
    const secrets = [...present.slice(0, 40), ...former.slice(0, 40)].flatMap(({ legalName, birthDate }) => [
      legalName?.split(' ').at(-1),
      birthDate,
    ]);
    for (const secret of [
      ...secrets,
      gone?.legalName,
      'asked-to-leave',
      'incarcerated',
      'dischargeReason',
      'birthDate',
      'legalLast',
    ]) {
      expect(secret).toBeTruthy();
      expect(heard.includes(secret ?? ''), `“${secret}” was told to a mentor`).toBe(false);
    }
  });
});
