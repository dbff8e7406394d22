import { describe, expect, it } from 'vitest';
import { makeDemoHouse } from '../../../build/demo-house/index.ts';
import { ownCompartments } from '../../../main/facility/people.ts';
import { unsettled } from '../../../main/facility/walls.ts';
import { tablesOf } from '../../../shared/exchange/export.ts';
import { planImport } from '../../../shared/exchange/import.ts';
import {
  confidentialCompartmentSchema,
  houseCompartmentSchema,
  ownCompartmentSchema,
  ownName,
} from '../../../shared/records/compartments.ts';
import { emptyConfidential, emptyHouse } from '../../../main/facility/shape.ts';
import { countMarks } from '../../../shared/rules/attendance.ts';
import { addDays, weekday } from '../../../shared/rules/calendar.ts';
import { holdsOn, isOpen } from '../../../shared/rules/stays.ts';

const today = '2026-10-14';
const demo = makeDemoHouse({ seed: 1, today });
const { house, confidential } = demo.state;
const owns = ownCompartments(demo.state).map(([, own]) => own);
const stays = Object.values(confidential.stays);
const sessions = Object.values(house.sessions).flatMap((ofMonth) => Object.values(ofMonth));

describe('the demo house', () => {
  it('is the same for the same seed and day, and another for another', () => {
    const written = JSON.stringify(demo.state);
    expect(JSON.stringify(makeDemoHouse({ seed: 1, today }).state) === written).toBe(true);
    expect(JSON.stringify(makeDemoHouse({ seed: 2, today }).state) === written).toBe(false);
  });

  it('holds records as the schemas know them', () => {
    houseCompartmentSchema.strict().parse(house);
    confidentialCompartmentSchema.strict().parse(confidential);
    for (const own of owns) ownCompartmentSchema.strict().parse(own);
  });

  it.each([
    [1, today, 1.5],
    [2, '2027-03-14', 0.3],
    [3, '2028-02-29', 0.3],
  ])('comes in under every rule of an import (seed %i, %s)', (seed, day, years) => {
    const { state } = makeDemoHouse({ seed, today: day, years });
    const files = tablesOf(state).map(({ name, text }) => ({ name, text }));
    const empty = { house: emptyHouse(), confidential: emptyConfidential() };
    const { plan } = planImport(files, empty, day, 'America/New_York');
    expect(plan.refusals.slice(0, 5)).toEqual([]);
    expect(plan.tables.find(({ file }) => file === 'marks.csv')?.new).toBeGreaterThan(30_000 * years);
  });

  it('shows mentors nobody they have no reason to know', () => {
    expect([...unsettled({ house, confidential }, today)]).toEqual([]);
    const former = stays.filter((stay) => !isOpen(stay, today)).length;
    expect(former).toBeGreaterThan(200);
    expect(Object.keys(house.people).length).toBeLessThan(200);
  });

  it('has about a hundred residents in every phase, and beds for them', () => {
    const open = Object.values(house.stays);
    expect(open.length).toBeGreaterThan(90);
    expect(open.length).toBeLessThanOrEqual(100);
    expect(new Set(open.map(({ phaseId }) => phaseId))).toEqual(new Set(Object.keys(house.phases)));
    expect(open.filter(({ bedId }) => bedId === undefined)).toHaveLength(1);
    expect(Object.keys(house.beds)).toHaveLength(100);
  });

  it('tells how stays ended as the field does: mostly completed, then left', () => {
    const ended = stays.filter(({ dischargedOn }) => dischargedOn !== undefined);
    const share = (reason: string) => ended.filter((stay) => stay.dischargeReason === reason).length / ended.length;
    expect(share('completed')).toBeGreaterThan(0.35);
    expect(share('left')).toBeGreaterThan(0.2);
    const people = new Set(stays.map(({ personId }) => personId));
    expect(stays.length - people.size, 'readmissions').toBeGreaterThan(20);
  });

  it('has groups every week, most of them full of people who came', () => {
    const held = sessions.filter(({ status }) => status === 'held');
    const counts = held.map(({ marks }) => countMarks(marks));
    const [present, absent] = [
      counts.reduce((sum, one) => sum + one.present, 0),
      counts.reduce((sum, one) => sum + one.absent, 0),
    ];
    expect(held.length / sessions.length).toBeGreaterThan(0.95);
    expect(present / (present + absent)).toBeGreaterThan(0.8);
    expect(present / (present + absent)).toBeLessThan(0.95);
    expect(sessions.some(({ status }) => status === 'cancelled')).toBe(true);
    expect(held.some(({ marks }) => Object.values(marks).some(({ walkIn }) => walkIn))).toBe(true);
    expect(sessions.every(({ startsAt }) => startsAt.slice(0, 10) < today)).toBe(true);
    expect(
      Object.values(house.weeklyGroups).filter((group) => group.weekday === weekday(today)).length,
    ).toBeGreaterThan(2);
    expect(Object.values(confidential.sessions).flatMap((ofMonth) => Object.values(ofMonth)).length).toBeGreaterThan(
      50,
    );
  });

  it('has things due: sheets in the tray, a roll half taken, hours to sign, a certificate running out', () => {
    const inTray = sessions.filter(({ sheet, status }) => sheet && status === 'planned');
    expect(inTray).toHaveLength(2);
    const yesterday = sessions.filter(({ startsAt }) => startsAt.startsWith(addDays(today, -1)));
    expect(yesterday.some(({ finished, status }) => status === 'held' && !finished)).toBe(true);
    const enrollments = owns.flatMap((own) => Object.values(own.enrollments));
    const soon = enrollments.filter(
      ({ status, expiresOn = '' }) => status === 'certified' && expiresOn >= today && expiresOn <= addDays(today, 90),
    );
    expect(soon.length).toBeGreaterThan(0);
    expect(new Set(enrollments.map(({ status }) => status))).toEqual(
      new Set(['in-progress', 'certified', 'lapsed', 'withdrawn']),
    );
    const hours = owns.flatMap((own) => Object.values(own.hours));
    expect(hours.some(({ verifiedBy }) => verifiedBy === undefined)).toBe(true);
    const exams = owns.flatMap((own) => Object.values(own.exams));
    expect(new Set(exams.map(({ result }) => result))).toEqual(new Set(['pass', 'fail']));
  });

  it('lets in an administrator, staff, and a resident mentor who walks with people and leads a group tonight', () => {
    expect(demo.signIns.map(({ role }) => role)).toEqual(['administrator', 'staff', 'mentor']);
    const personId = demo.signIns[2]?.personId ?? '';
    expect(Object.values(house.stays).some((stay) => stay.personId === personId)).toBe(true);
    expect(Object.values(house.mentors).some((role) => role.personId === personId && holdsOn(role, today))).toBe(true);
    expect(
      Object.values(house.pairings).filter((pair) => pair.mentorId === personId && holdsOn(pair, today)).length,
    ).toBeGreaterThan(1);
    const tonight = Object.values(house.weeklyGroups).filter((group) => group.weekday === weekday(today));
    expect(tonight.some(({ leaderIds }) => leaderIds.includes(personId))).toBe(true);
    const enrollments = Object.values(demo.state[ownName(personId)]?.enrollments ?? {});
    expect(enrollments.map(({ programId, status }) => `${programId} ${status}`)).toEqual(['ky-radpss in-progress']);
    expect(demo.passphrase.length).toBeGreaterThanOrEqual(10);
  });

  it('grows to the ten-year house', () => {
    const { state } = makeDemoHouse({ seed: 1, today, years: 10 });
    const of = (least: number, most: number, count: number) => {
      expect(count).toBeGreaterThan(least);
      expect(count).toBeLessThan(most);
    };
    const all = Object.values(state.house.sessions).flatMap((ofMonth) => Object.values(ofMonth));
    of(1_300, 1_800, Object.keys(state.confidential.people).length);
    of(1_700, 2_200, Object.keys(state.confidential.stays).length);
    of(14_500, 17_000, all.length);
    of(
      350_000,
      450_000,
      all.reduce((sum, { marks }) => sum + Object.keys(marks).length, 0),
    );
    const contacts = ownCompartments(state).flatMap(([, own]) => Object.values(own.contacts));
    of(
      50_000,
      75_000,
      contacts.reduce((sum, ofMonth) => sum + Object.keys(ofMonth).length, 0),
    );
  });
});
