import { describe, expect, it } from 'vitest';
import { signIns } from '../../../../../main/facility/migrations/002-sign-ins.ts';

describe('the step of the records to version 2', () => {
  const old = { people: { p: { id: 'p' } }, drafts: {}, later: 'kept' };
  const now = { ...old, signInClosings: {} };
  it('gives the confidential records a place for closed sign-ins', () =>
    expect(signIns.migrate('confidential', old)).toEqual(now));
  it('run twice changes nothing more', () =>
    expect(signIns.migrate('confidential', signIns.migrate('confidential', old))).toEqual(now));
  it('leaves what is of version 2 already as it is', () => {
    const closed = { ...old, signInClosings: { u: { by: 'a', because: 'closed' } } };
    expect(signIns.migrate('confidential', closed)).toEqual(closed);
  });
  it('leaves every other compartment alone', () => {
    for (const name of ['house', 'reports', 'own:p']) expect(signIns.migrate(name, old)).toBe(old);
  });
});
