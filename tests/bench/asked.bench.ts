import { addDays } from '../../shared/rules/calendar.ts';
import { lastMonth, oldHouse, today } from './houses.ts';
import { callMark, rollOf } from './marks.ts';
import { conclude, inTurns, tell } from './turns.ts';

/* What the screens ask of the ten-year house, on the side of the facility. */
const house = await oldHouse('ten');
await house.signIn();
const roll = await rollOf(house);
const { client } = house;
const { rows: mentors } = await client.mentors.list({ who: 'present' });
const { rows: residents } = await client.residents.list({ who: 'present' });
const [mentorId = '', personId = ''] = [mentors[0]?.person.id, residents[0]?.person.id];
const name = residents[0]?.person.preferredName ?? '';

await inTurns('asked', 30, {
  Today: () => client.today.get(),
  'roll of tonight': () => client.sessions.roll({ sessionId: roll.sessionId }),
  'residents in the house': () => client.residents.list({ who: 'present' }),
  'everyone who lived here': () => client.residents.list({ who: 'former' }),
  'page of a resident': () => client.residents.get({ personId }),
  'page of a mentor, as a person': () => client.residents.get({ personId: mentorId }),
  'bed board': () => client.residents.bedBoard({}),
  mentors: () => client.mentors.list({ who: 'present' }),
  'page of a mentor': () => client.mentors.get({ personId: mentorId }),
  'groups of a week': () => client.sessions.calendar({ from: today, to: addDays(today, 6) }),
  'groups of 92 days': () => client.sessions.calendar({ from: addDays(today, -80), to: addDays(today, 11) }),
  'sheets to enter': () => client.sessions.missingSheets(),
  'working towards a certificate': () => client.certification.list(),
  'hours to sign': () => client.certification.toSign(),
  'certification of one': () => client.certification.get({ personId: mentorId }),
  'search: two letters': () => client.search.everything({ text: 'da' }),
  'search: a name': () => client.search.everything({ text: name }),
  'somebody alike': () => client.residents.lookAlikes({ preferredName: 'Dana' }),
});

const report = () => client.reports.month({ month: lastMonth, months: 1, edition: 'internal' });
const changed = 'right after a commit';
const reports = await inTurns('report with its trend', 20, {
  'a mark in between': () => callMark(roll),
  [changed]: report,
  'once more': report,
  'twelve months': () => client.reports.month({ month: lastMonth, months: 12, edition: 'internal' }),
});
conclude(
  'the monthly report with its trend, right after a commit',
  { atMost: 150, unit: 'ms' },
  reports.median((of) => of(changed)),
  reports.median((of) => of(changed), 'worked'),
);

await house.close();
tell();
