import { describe, expect, it } from 'vitest';
import { destination } from '../../../../renderer/app/destination.ts';
import type { SignedIn, Stage } from '../../../../shared/contract/session.ts';
import { defaultSettings } from '../../../../shared/records/house.ts';
import type { Role } from '../../../../shared/records/users.ts';

const ready: Stage = { stage: 'ready', folder: '/house', names: [], notices: [] };
const none: Stage = { stage: 'none', folder: '/house', timeZone: 'America/New_York' };
const signedIn = (role: Role, finished = true): SignedIn => ({
  user: { id: 'renee', name: 'Renee', role, addedAt: '2026-01-01T00:00:00Z' },
  role,
  settings: { ...defaultSettings, ...(finished && { setUpFinishedAt: '2026-01-01T00:00:00Z' }) },
  today: '2026-11-23',
  byRecoveryCode: false,
  mustChangePassphrase: false,
  notices: [],
  administrators: 1,
});

describe('where a page goes', () => {
  it('waits while nothing is known', () => {
    expect(destination(undefined, undefined, '/residents', undefined)).toBeUndefined();
  });

  it('leads a stranger to the sign-in, and the first one to set-up', () => {
    expect(destination(null, ready, '/residents', undefined)).toBe('/sign-in');
    expect(destination(null, ready, '/sign-in', undefined)).toBeUndefined();
    expect(destination(null, none, '/residents', undefined)).toBe('/set-up');
    expect(destination(null, ready, '/set-up', undefined)).toBe('/sign-in');
  });

  it('brings an administrator back to an unfinished set-up', () => {
    expect(destination(signedIn('administrator', false), undefined, '/today', undefined)).toBe('/set-up');
    expect(destination(signedIn('administrator', false), undefined, '/set-up', undefined)).toBeUndefined();
  });

  it('brings the same person back to their place, anybody else to Today', () => {
    const kept = { userId: 'renee', route: '/residents?who=former' };
    expect(destination(signedIn('staff'), ready, '/sign-in', kept)).toBe('/residents?who=former');
    expect(destination(signedIn('staff'), ready, '/sign-in', { ...kept, userId: 'jo' })).toBe('/today');
    expect(destination(signedIn('viewer'), ready, '/', undefined)).toBe('/reports');
  });

  it('leaves somebody signed in where they are', () => {
    expect(destination(signedIn('mentor'), ready, '/my-people', undefined)).toBeUndefined();
  });
});
