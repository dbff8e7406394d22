import { command } from '../command.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { serveHouse, stopUnder } from '../house.ts';
import { badLine, listOfResidents, newBeds, residents } from '../list-of-residents.ts';
import { WeeklyGroupsPage } from '../pages/evening-group.ts';
import { CertificationPage, SignHoursPage } from '../pages/hours.ts';
import { PersonPage } from '../pages/person.ts';
import { ResidentsPage } from '../pages/residents.ts';
import { lastGroups, SetUpPage } from '../pages/set-up.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in.ts';

test.use({ prepared: 'nothing' });

const house1 = 'Quarry Hill House';
const dana = { administrator: 'Dana', passphrase: 'seven kettles under moss' };
const kim = { as: 'Staff', name: 'Kim', passphrase: 'a blue ladder by noon' } as const;
const alder = { as: 'Peer mentor', name: 'Alder', passphrase: 'three quiet herons fly', mentor: 'Alder E.' } as const;
const beds = 80 + newBeds.length;
const group = 'House meeting';

test('an administrator goes from an empty PC to a printed month', async ({ page, house }) => {
  test.setTimeout(300_000);
  await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
  await page.reload();
  const setUp = new SetUpPage(page);
  const door = new SignInPage(page);
  const shell = new Shell(page);
  const expectTonight = async (home: number, free: number) => (await shell.openToday()).expectTonight({ home, free });

  await test.step('names the house, its beds and phases, and proves the recovery code', async () => {
    await setUp.nameHouse({ house: house1, completeSince: '1/1/2026' });
    await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('Kentucky');
    await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Eastern time');
    await expectAccessible(page);
    await setUp.continue();
    await expect(setUp.bedCount()).toHaveText('80 beds');
    await expectAccessible(page);
    await setUp.continue();
    await setUp.expectStep('Phases');
    expect(await setUp.phases()).toEqual(['SOS', 'Motivational Track', 'Phase I', 'Phase II']);
    await expectAccessible(page);
    await setUp.continue();
    await setUp.nameAdministrator(dana);
    await expectAccessible(page);
    await setUp.make();
    const code = await setUp.recoveryCode();
    await expectAccessible(page);
    await setUp.prove(lastGroups(code));
    await setUp.expectReady(house1);
    await expect(page.getByRole('link', { name: 'Add a second administrator' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('pastes who lives here, as the spreadsheet has it', async () => {
    const arrivals = await setUp.bringIn();
    await expectAccessible(page);
    await arrivals.paste(listOfResidents());
    await expect(arrivals.column('Name')).toHaveValue('Legal first name');
    await expect(arrivals.column('Column 2')).toHaveValue('Legal last name');
    await expect(arrivals.column('DOB')).toHaveValue('Birth date');
    await expect(arrivals.column('Date in'), 'a heading that says too little').toHaveValue('Leave this column out');
    await arrivals.changeColumn('Date in', 'Admitted on');
    await expectAccessible(page);
    await arrivals.readDate('3/4/26', 'March 4 (month first)');
    await arrivals.lookOver();
    expect(await arrivals.count('New')).toBe(residents);
    expect(await arrivals.count('Needs a look')).toBe(1);
    await expect(arrivals.alsoComes()).toContainText(`${newBeds.length} beds are made`);
    await expect(arrivals.alsoComes()).toContainText(newBeds.join(', '));
    await expect(arrivals.alsoComes()).toContainText('One person becomes a mentor today: Alder E.');
    await expect(arrivals.alsoComes()).toContainText('(a title above the table)');
    await expect(arrivals.alsoComes()).toContainText('(a totals row)');
    await expect(arrivals.refused()).toContainText('“5-May-2031”. A birth date cannot be in the future.');
    await expectAccessible(page);
    await arrivals.leaveOut(badLine);
    expect(await arrivals.count('Left out')).toBe(1);
    const list = await arrivals.confirm(residents);
    await list.expectCount(residents);
    await shell.expectSaved(`bringing in ${residents} people`);
    await expectAccessible(page);
  });

  await test.step('pasting the same again brings in nobody', async () => {
    const arrivals = await (await shell.openResidents()).bringIn();
    await arrivals.paste(listOfResidents());
    await arrivals.changeColumn('Date in', 'Admitted on');
    await arrivals.readDate('3/4/26', 'March 4 (month first)');
    await arrivals.lookOver();
    expect(await arrivals.count('Already here')).toBe(residents);
    await arrivals.leaveOut(badLine);
    await expect(arrivals.inTheWay()).toHaveText(
      'Everybody in this list is already here. There is nothing to bring in.',
    );
  });

  await test.step('the import is offered to be undone, and is one step', async () => {
    const settings = await shell.openSettings();
    await expectAccessible(page);
    await expect(await settings.imports()).toHaveCount(1);
    await expect((await settings.imports()).first()).toContainText(String(residents));
    await expectAccessible(page);
    await settings.undoImport();
    await expectTonight(0, 80);
    await expectAccessible(page);
    await shell.doAgain(`bringing in ${residents} people`);
    await (await shell.openResidents()).expectCount(residents);
    await expectTonight(residents, beds - residents);
  });

  await test.step('lets staff and a mentor sign in', async () => {
    const settings = await shell.openSettings();
    await settings.addSignIn(kim);
    await settings.addSignIn(alder);
    await expectAccessible(page);
  });

  await test.step('locks, and is back at the same row', async () => {
    const list = await shell.openResidents();
    await list.walkTo('Alder T.', 3);
    await shell.lock(dana.administrator);
    await expect(page.getByText('Locked. Your place is kept.')).toBeVisible();
    await expect(page.getByText('Alder T.')).toHaveCount(0);
    await expectAccessible(page);
    await door.open(dana.passphrase);
    await expect((await ResidentsPage.shown(page)).row('Alder T.')).toBeFocused();
  });

  await test.step('hands the PC over and takes it back, to the same row', async () => {
    await shell.switchPerson();
    await door.expectNames('Alder', 'Dana', 'Kim');
    await expectAccessible(page);
    await door.choose(kim.name);
    await door.open(kim.passphrase);
    await (await shell.openResidents()).expectCount(residents);
    await shell.switchPerson();
    await door.choose(dana.administrator);
    await door.open(dana.passphrase);
  });

  await test.step('admits somebody; a birth date to come is refused at its field', async () => {
    const admit = await (await shell.openResidents()).admit();
    await expectAccessible(page);
    await admit.fill({
      preferredName: 'Tamarack',
      legalLast: 'Quoted',
      admittedOn: '11/18/2026',
      birthDate: '4/5/2030',
      bed: 'Room 39 lower',
    });
    await admit.try();
    await expect(admit.birthDate()).toHaveAccessibleDescription(
      /A birth date cannot be in the future\. Check the year\./u,
    );
    await expectAccessible(page);
    await admit.fill({ birthDate: '4/5/1990' });
    const person = await admit.admit('Tamarack Q.');
    await shell.expectSaved('admission of Tamarack Q.');
    await person.expectFact('Bed', 'Room 39 lower');
    await person.expectFact('Phase', 'SOS');
    await person.expectFact('Here', /^5 nights/u);
    await expectAccessible(page);
    await expectTonight(residents + 1, beds - residents - 1);
  });

  await test.step('changes a phase and takes it back', async () => {
    const person = await (await shell.openResidents()).open('Tamarack Q.');
    const change = await person.changePhase();
    await expectAccessible(page);
    await change.confirm('Change phase');
    await person.expectFact('Phase', 'Motivational Track');
    await shell.undo('move of Tamarack Q. to Motivational Track');
    await person.expectFact('Phase', 'SOS');
  });

  await test.step('discharges somebody; the bed is free tonight, and undo gives it back', async () => {
    await shell.find('Aspen E', 'Aspen E.');
    const person = await PersonPage.shown(page, 'Aspen E.');
    await person.expectFact('Bed', 'Room 1 upper');
    const discharge = await person.discharge();
    await discharge.write('Last night slept here', '1/2/2026');
    await discharge.try('Discharge');
    await expect(discharge.field('Last night slept here')).toHaveAccessibleDescription(
      /The last night here cannot be before the admission on /u,
    );
    await expectAccessible(page);
    await discharge.write('Last night slept here', 'yesterday');
    await discharge.choose('Why the stay ends', 'Completed the program');
    await expect(discharge.outcome()).toContainText('Discharge Aspen E., last night here Sunday?');
    await expect(discharge.outcome()).toContainText('Room 1 upper is free tonight. You can undo this.');
    await discharge.confirm('Discharge');
    await person.expectFact('Last stay', /to Mon, Nov 23$/u);
    await expectTonight(residents, beds - residents);
    await shell.undo('discharge of Aspen E.');
    await expectTonight(residents + 1, beds - residents - 1);
    await shell.doAgain('discharge of Aspen E.');
    await expectTonight(residents, beds - residents);
  });

  await test.step('moves somebody into that bed, but not while somebody slept there', async () => {
    const person = await (await shell.openResidents()).open('Tamarack Q.');
    const move = await person.moveBed();
    await move.choose('From Room 39 lower to', 'Room 1 upper');
    await move.write('First night there', '11/20/2026');
    await move.try('Move');
    await expect(move.choice('From Room 39 lower to')).toHaveAccessibleDescription(
      /Room 1 upper is Aspen E\.’s that night\. Choose a free bed/u,
    );
    await expectAccessible(page);
    await move.write('First night there', 'today');
    await move.confirm('Move');
    await person.expectFact('Bed', 'Room 1 upper');
    await expectTonight(residents, beds - residents);
    const list = await shell.openResidents();
    await list.openBeds();
    await expect(page.getByRole('button', { name: 'Room 39 lower is free: move someone in' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('makes a mentor and pairs them', async () => {
    const beech = await (await shell.openResidents()).open('Beech E.');
    const make = await beech.makeMentor();
    await expectAccessible(page);
    await make.appoint('11/1/2026');
    await expectAccessible(page);
    const birch = await (await shell.openResidents()).open('Birch E.');
    const pair = await birch.findSomebodyToWalkWith();
    await expectAccessible(page);
    await pair.walkWith(/^Beech E\./u);
    await (await PersonPage.shown(page, 'Birch E.')).expectFact('Walks with', 'Beech E.');
    const mentors = await shell.openMentors();
    await expect(mentors.row('Beech E.')).toContainText('Birch E.');
    await expectAccessible(page);
  });

  const enrolled = await test.step('enrolls the mentor in a certification program', async () => {
    const mentor = await (await shell.openMentors()).open('Beech E.');
    await mentor.openCertification();
    const certification = await CertificationPage.shown(page, 'Beech E.');
    await certification.enroll(/^RADPSS/u, '11/1/2026');
    await expect.poll(() => certification.hours('Experience')).toEqual({ signed: 0, waiting: 0, toGo: 500 });
    // Kentucky's topics add up to 51 hours.
    await certification.addTraining('Ethics', '6', 'Two evenings at the county library');
    await expect.poll(() => certification.hours('Training')).toEqual({ signed: 0, waiting: 6, toGo: 45 });
    await expectAccessible(page);
    return certification;
  });

  const openHours = async (): Promise<void> => {
    await (await (await shell.openMentors()).open('Beech E.')).openCertification();
    await CertificationPage.shown(page, 'Beech E.');
  };

  await test.step('logs a check-in', async () => {
    const birch = await (await shell.openResidents()).open('Birch E.');
    const checkIn = await birch.checkIn();
    await expectAccessible(page);
    await checkIn.log({ minutes: '30', note: 'Walked to the creek and back.' });
    const mentor = await (await shell.openMentors()).open('Beech E.');
    await expect(mentor.checkIns()).toContainText('Walked to the creek and back.');
    await openHours();
    await expect.poll(() => enrolled.hours('Experience')).toEqual({ signed: 0, waiting: 0.5, toGo: 499.5 });
  });

  await test.step('plans a weekly group, prints its sheet, takes tonight’s roll', async () => {
    await shell.go('Groups');
    const weekly = await WeeklyGroupsPage.open(page);
    await expectAccessible(page);
    await weekly.plan({ kind: group, weekday: 'Monday', time: '7 pm', leader: 'Beech E.' });
    await expect(weekly.group(group)).toContainText('Monday, 7:00 pm');
    const week = await weekly.openWeek();
    await expectAccessible(page);
    expect(await week.printSheetOf(group)).toBeGreaterThan(1);
    await expect(page.getByRole('article').first()).toContainText(house1);
    await shell.go('Groups');
    await expect(week.group(group).first()).toContainText('on paper, sheet 1');
    const roll = await week.takeRoll(group);
    await expectAccessible(page);
    await roll.mark('Cedar E.', 'A');
    await roll.mark('Elm E.', 'E');
    // Everyone of the house is expected but the leader, and whoever leaves today belongs to it still.
    await roll.markTheRest(residents - 2);
    await expect(week.group(group).first()).toContainText(`${residents - 2} of ${residents} present`);
  });

  await test.step('the hours of the mentor grow by the group, and staff sign them one by one', async () => {
    await openHours();
    await expect.poll(() => enrolled.hours('Experience')).toEqual({ signed: 0, waiting: 1.5, toGo: 498.5 });
    await expect(enrolled.lines()).toHaveCount(3);
    await shell.go('Certification');
    const sign = await SignHoursPage.open(page);
    await expectAccessible(page);
    await expect(sign.lines()).toHaveCount(3);
    await sign.signOne();
    await sign.signOne();
    await sign.signOne();
    await openHours();
    await expect.poll(() => enrolled.hours('Experience')).toEqual({ signed: 1.5, waiting: 0, toGo: 498.5 });
    await expect.poll(() => enrolled.hours('Training')).toEqual({ signed: 6, waiting: 0, toGo: 45 });
  });

  const readMonth = async (): Promise<void> => {
    const report = await shell.openReport();
    await report.openRunningMonth('November 2026');
    const value = async (title: string): Promise<number> =>
      Number((await report.figure(title).getByRole('cell').first().innerText()).replace(/[^\d.]/gu, ''));
    const [start, admitted, discharged, end] = [
      await value('Living here at the start'),
      await value('Admitted'),
      await value('Discharged'),
      await value('Living here at the end'),
    ];
    expect([start, admitted, discharged]).toEqual([residents, 1, 1]);
    expect(end, 'nobody is lost').toBe(start + admitted - discharged);
  };

  const files = await test.step('reads the month, and takes it along as CSV', async () => {
    await readMonth();
    const report = await shell.openReport();
    await report.expectPeriod('October 2026');
    await report.explain('Living here on an average night');
    expect(await report.charts().count()).toBeGreaterThanOrEqual(2);
    await expectAccessible(page);
    const internal = await report.downloadCsv();
    await report.forFunders();
    await expectAccessible(page);
    const external = await report.downloadCsv();
    return { internal, external };
  });

  await test.step('prints it', async () => {
    const print = await (await shell.openReport()).print();
    await print.choosePaper('A4');
    await expect(print.sheet()).toContainText(house1);
    await expect(print.sheet()).toContainText('October 2026');
    await expectAccessible(page);
  });

  await stopUnder(page, house);

  await test.step('starts again and reads it all back', async () => {
    const again = await serveHouse(house.folder);
    await page.goto(again.link);
    await door.expectNames('Alder', 'Dana', 'Kim');
    await door.choose(kim.name);
    await door.open(kim.passphrase);
    const today = await shell.openToday();
    await today.expectTonight({ home: residents, free: beds - residents });
    const person = await (await shell.openResidents()).open('Tamarack Q.');
    await person.expectFact('Bed', 'Room 1 upper');
    await person.expectFact('Phase', 'SOS');
    await expect(person.timeline()).toContainText(group);
    await openHours();
    await expect.poll(() => enrolled.hours('Experience')).toEqual({ signed: 1.5, waiting: 0, toGo: 498.5 });
    await readMonth();
    expect(await (await shell.openReport()).downloadCsv()).toEqual(files.internal);
    await stopUnder(page, again);
  });

  await test.step('the command line finds every rule held, and prints the same month', () => {
    const asDana = (...words: readonly string[]) =>
      command(house.folder, dana.passphrase, ...words, '--user', dana.administrator);
    const verified = asDana('verify');
    expect(verified.err).toBe('');
    expect(verified.code).toBe(0);
    expect(verified.out).toMatch(new RegExp(`^people ${residents + 1}$`, 'mu'));
    expect(verified.out).toMatch(new RegExp(`^beds ${beds}$`, 'mu'));
    for (const [edition, file] of Object.entries(files)) {
      expect(file.name).toBe(`cairn-2026-10-${edition}.csv`);
      expect(file.text).toMatch(new RegExp(`^2026-10,${edition},census\\.end,${residents},`, 'mu'));
      expect(asDana('report', '--month', '2026-10', '--edition', edition).out).toBe(file.text);
    }
  });
});
