import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingLine } from '../../../../shared/exchange/findings.ts';
import { tablesOf } from '../../../../shared/exchange/export.ts';
import { emptyWholeHouse, folder, imported, plan, randomFolder } from './random-folder.ts';

describe('a folder and the house it makes', () => {
  it('come out as they went in, byte for byte, and go in again without a change', () => {
    fc.assert(
      fc.property(randomFolder, (files) => {
        const planned = plan(files);
        expect(planned.plan.refusals.map(findingLine)).toEqual([]);
        const house = imported(files);
        const written = tablesOf(house);
        for (const { name, text } of files) {
          expect(written.find((file) => file.name === name)?.text, name).toBe(text);
        }
        const again = plan(written, house);
        expect(again.plan.refusals.map(findingLine)).toEqual([]);
        expect(again.rows).toBe(0);
        expect(imported(written, house)).toBe(house);
        expect(tablesOf(imported(written))).toEqual(written);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same house in CRLF and with a BOM', () => {
    fc.assert(
      fc.property(randomFolder, (files) => {
        const turned = files.map(({ name, text = '' }) => ({ name, text: `\uFEFF${text.replaceAll('\n', '\r\n')}` }));
        expect(tablesOf(imported(turned))).toEqual(tablesOf(imported(files)));
      }),
      { numRuns: 30 },
    );
  });

  it('writes every table, the empty ones with their header alone', () => {
    const written = tablesOf(emptyWholeHouse());
    expect(written).toHaveLength(17);
    expect(written.map(({ text }) => text.split('\n').length)).toEqual(written.map(() => 2));
    expect(written[0]).toEqual({ name: 'house.csv', text: 'name,state,time_zone,records_complete_since\n', rows: 0 });
  });

  it('keeps signatures under derived hours, and nothing else of them', () => {
    const base = {
      'people.csv': 'person_id,preferred_name\nA,Ann\n',
      'session_types.csv': 'type,sensitive\nBook,no\n',
      'sessions.csv': 'session_id,starts_at,minutes,type,status,leader_ids\nS,2026-05-01T09:00,50,Book,held,A\n',
      'enrollments.csv': 'enrollment_id,person_id,program_id,started_on,status\nE,A,ky-apss,2026-01-01,in-progress\n',
    };
    const derived = (house: ReturnType<typeof imported>) =>
      tablesOf(house).find(({ name }) => name === 'hours_derived.csv')?.text;
    const header = 'enrollment_id,source,on,kind,domain,hours,verified_by,verified_on\n';
    const house = imported(folder(base));
    expect(derived(house)).toBe(`${header}E,session:S,2026-05-01,experience,,0.8333,,\n`);
    const signed = imported(
      folder({ 'hours_derived.csv': `${header}E,session:S,1999-01-01,ce,,99,Pat,2026-05-02\n` }),
      house,
    );
    expect(derived(signed)).toBe(`${header}E,session:S,2026-05-01,experience,,0.8333,Pat,2026-05-02\n`);
    const cleared = imported(
      folder({ 'hours_derived.csv': 'enrollment_id,source,verified_by,verified_on\nE,session:S,,\n' }),
      signed,
    );
    expect(derived(cleared)).toBe(derived(house));
  });

  it('knows a signature under work of somebody else when it comes in again', () => {
    const base = {
      'people.csv': 'person_id,preferred_name\nA,Ann\nB,Bo\n',
      'session_types.csv': 'type,sensitive\nBook,no\n',
      'sessions.csv': 'session_id,starts_at,minutes,type,status,leader_ids\nS,2026-05-01T09:00,50,Book,held,B\n',
      'enrollments.csv': 'enrollment_id,person_id,program_id,started_on,status\nE,A,ky-apss,2026-01-01,in-progress\n',
    };
    const signed = (by: string, on: string) =>
      folder({ 'hours_derived.csv': `enrollment_id,source,verified_by,verified_on\nE,session:S,${by},${on}\n` });
    const house = imported(signed('Pat', '2026-05-02'), imported(folder(base)));
    expect(plan(signed('Pat', '2026-05-02'), house).rows).toBe(0);
    expect(plan(signed('', ''), house).plan.tables).toMatchObject([{ new: 0, changed: 1 }]);
  });
});
