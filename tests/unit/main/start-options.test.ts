import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startOptions } from '../../../main/facility/start-options.ts';

const on = (platform: NodeJS.Platform, ...words: string[]) =>
  startOptions(words, platform, { LOCALAPPDATA: 'C:\\Users\\desk\\AppData\\Local', XDG_DATA_HOME: '/home/desk/data' });

describe('what stands behind npm start --', () => {
  it('keeps the house in the folder the system gives programs, and the demo beside it', () => {
    expect(on('linux')).toMatchObject({
      ok: true,
      value: { folder: join('/home/desk/data', 'cairn', 'house'), demo: false, open: true },
    });
    expect(on('linux', '--demo')).toMatchObject({
      ok: true,
      value: { folder: join('/home/desk/data', 'cairn', 'demo'), demo: true },
    });
  });

  it('stands its clock still when told a moment', () => {
    const answer = on('linux', '--clock', '2026-11-23T11:00:00Z');
    expect(answer.ok && answer.value.clock().toISOString()).toBe('2026-11-23T11:00:00.000Z');
  });

  it.each([['--port', 'many'], ['--port', '70000'], ['--clock', 'tomorrow'], ['--dmeo'], ['a word']])(
    'says how to use it after %s',
    (...words) => {
      const answer = on('linux', ...words);
      expect(answer.ok).toBe(false);
      expect(!answer.ok && answer.error).toContain('Use: npm start --');
    },
  );
});
