import { describe, expect, it } from 'vitest';
import { derivedHours } from '../../../../../shared/rules/report/derived-hours.ts';
import { emptyReportInput } from '../../../../../shared/rules/report/input.ts';
import { goldenHouse } from './golden-house.ts';

describe('derived hours', () => {
  it('are one line per piece of work and enrollment in progress that day, with its signature', () => {
    const lines = [...derivedHours(goldenHouse)].filter(({ on }) => on >= '2026-10-01' && on < '2026-10-15');
    expect(lines.map(({ enrollmentId, source, kind, hours }) => [enrollmentId, source, kind, hours])).toEqual([
      ['e1', 'session:x1', 'experience', 1],
      ['e2', 'session:x1', 'experience', 1],
      ['e3', 'contact:n1', 'experience', 15 / 60],
      ['e3', 'contact:n2', 'experience', 10 / 60],
      ['e3', 'contact:n3', 'experience', 20 / 60],
      ['e3', 'contact:n5', 'experience', 8 / 60],
      ['e1', 'contact:a1', 'experience', 5 / 60],
      ['e2', 'contact:a1', 'experience', 5 / 60],
      ['e1', 'contact:a2', 'experience', 0],
      ['e2', 'contact:a2', 'experience', 0],
      ['e1', 'contact:a3', 'experience', 12.5 / 60],
      ['e2', 'contact:a3', 'experience', 12.5 / 60],
      ['e1', 'supervision:v1', 'supervision', 1],
      ['e2', 'supervision:v1', 'supervision', 1],
    ]);
    expect(
      lines.filter(({ signature }) => signature).map(({ enrollmentId, source }) => [enrollmentId, source]),
    ).toEqual([
      ['e1', 'session:x1'],
      ['e2', 'session:x1'],
      ['e3', 'contact:n2'],
      ['e1', 'supervision:v1'],
    ]);
  });

  it('say whose they are and on which day', () => {
    const enrollments = [{ id: 'e', personId: 'ana', startedOn: '2026-10-01' }];
    const sessions = [
      { id: 'x', startsAt: '2026-10-31T23:59', minutes: 90, status: 'held' as const, leaderIds: ['ben', 'ana'] },
    ];
    expect([...derivedHours({ ...emptyReportInput, enrollments, sessions })]).toEqual([
      { enrollmentId: 'e', personId: 'ana', source: 'session:x', on: '2026-10-31', kind: 'experience', hours: 1.5 },
    ]);
  });
});
