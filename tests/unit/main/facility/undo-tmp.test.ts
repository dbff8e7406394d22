import { expect, it } from 'vitest';
import { factsOf, openHouse, refusalOf } from '../../../support/house.ts';
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
const files = (tables: Readonly<Record<string, string>>) => Object.entries(tables).map(([name, text]) => ({ name, bytes: bytes(text) }));
const all = {
  'people.csv': 'person_id,preferred_name,legal_last,birth_date\nA,Ann,Lee,1990-01-01\nB,Bo,Orr,\nC,Cy,Poe,\n',
  'stays.csv': 'stay_id,person_id,admitted_on,discharged_on,discharge_reason\nS1,A,2026-09-01,,\nS2,B,2026-01-01,2026-03-01,completed\n',
  'mentors.csv': 'person_id,since,strengths\nC,2026-01-01,\n',
  'session_types.csv': 'type,sensitive,neutral_title\nBook,no,\nHealth,yes,Group\n',
  'sessions.csv': 'session_id,starts_at,minutes,type,status,leader_ids\nG1,2026-10-01T19:00,60,Book,held,C\nG2,2026-10-02T19:00,45,Book,held,C\n',
  'marks.csv': 'session_id,person_id,mark,note\nG1,A,excused,at work\nG2,A,present,\n',
  'contacts.csv': 'contact_id,mentor_id,person_id,at,mode,reached\nK1,C,A,2026-10-02T10:00,phone,yes\n',
};
it('x', async () => {
  const names = Object.entries(all);
  for (let n = 1; n <= names.length; n++) {
    const house = await openHouse();
    const { saved, refusals } = await house.client.exchange.import({ files: files(Object.fromEntries(names.slice(0, n))), source: 's' });
    console.log(names[n-1]?.[0], refusals.length, await refusalOf(house.client.history.undo({ commit: saved?.commit ?? 0 })));
    await house.close();
  }
});
