import { describe, expect, test } from 'vitest';
import { deedsFor } from '../../../../renderer/settings/people/signIns.ts';
import type { Role } from '../../../../shared/records/users.ts';

const user = (role: Role, closed = false) => ({
  id: `a-${role}`,
  name: role,
  role,
  addedAt: '2026-01-01T00:00:00Z',
  ...(closed && { closed: { since: '2026-02-01T00:00:00Z', because: 'closed' as const } }),
});
const me = (role: Role) => ({ id: 'me', role });

describe('what can be done about a sign-in', () => {
  test('administrators do everything about others; another administrator’s is removed, not closed', () => {
    expect(deedsFor(user('mentor'), me('administrator'))).toEqual([
      'link',
      'rename',
      'role',
      'passphrase',
      'close',
      'remove',
    ]);
    expect(deedsFor(user('staff', true), me('administrator'))).toEqual([
      'rename',
      'role',
      'passphrase',
      'open',
      'remove',
    ]);
    expect(deedsFor(user('administrator'), me('administrator'))).toEqual(['rename', 'role', 'passphrase', 'remove']);
  });
  test('staff close and open those of mentors and viewers', () => {
    expect(deedsFor(user('mentor'), me('staff'))).toEqual(['close']);
    expect(deedsFor(user('viewer', true), me('staff'))).toEqual(['open']);
    expect(deedsFor(user('staff'), me('staff'))).toEqual([]);
    expect(deedsFor(user('administrator'), me('staff'))).toEqual([]);
  });
  test('nobody closes or removes their own', () => {
    expect(deedsFor({ ...user('administrator'), id: 'me' }, me('administrator'))).toEqual(['rename']);
    expect(deedsFor({ ...user('staff'), id: 'me' }, me('staff'))).toEqual([]);
  });
});
