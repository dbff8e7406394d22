import { isContractProcedure } from '@orpc/contract';
import { call, getRouter, isLazy, isProcedure } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../../../shared/contract/index.ts';
import { roles } from '../../../../shared/records/users.ts';
import type { Role } from '../../../../shared/records/users.ts';
import { may, permissions } from '../../../../shared/rules/permissions.ts';
import type { Permission } from '../../../../shared/rules/permissions.ts';
import { assertGated, open, os } from '../../../../main/facility/gate.ts';
import { openHouse } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

interface Call {
  readonly path: readonly string[];
  readonly needs: Permission;
}

function callsOf(part: object, path: readonly string[] = []): Call[] {
  if (isContractProcedure(part)) {
    const { needs } = part['~orpc'].meta as { needs: Permission };
    return [{ path, needs }];
  }
  return Object.entries(part).flatMap(([name, inner]: [string, object]) => callsOf(inner, [...path, name]));
}

const calls = callsOf(contract);
/** Who locks the house while others are asked about it ends the test. */
const asked = calls.filter(({ path }) => path.join('.') !== 'session.lock');

let house: TestHouse;
let mentorId = '';
beforeAll(async () => {
  house = await openHouse();
  mentorId = (await house.admit('Mo')).personId;
  await house.admit('Dana', { person: { preferredName: 'Dana', legalLast: 'Featherstone' } });
  await house.client.mentors.appoint({ personId: mentorId, since: '2026-10-02' });
  await house.signIn('Sue', 'staff');
  await house.signIn('Mo', 'mentor', mentorId);
  await house.signIn('Vic', 'viewer');
});
afterAll(async () => {
  await house.close();
});

const names: Readonly<Record<Role, string>> = { administrator: 'Ruth', staff: 'Sue', mentor: 'Mo', viewer: 'Vic' };

/** How a call without any input answers: the gate comes before the input is looked at. */
async function answerOf(path: readonly string[]): Promise<string> {
  const procedure = getRouter(house.facility.router, path);
  if (!isProcedure(procedure) || isLazy(procedure)) throw new Error(`${path.join('.')} is not implemented`);
  try {
    await call(procedure, undefined, { context: house.facility.contextOf('inside'), path });
    return 'answered';
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'thrown';
  }
}

test('every call of the contract names a permission there is', () => {
  expect(calls.length).toBeGreaterThan(70);
  expect(calls.filter(({ needs }) => !permissions.includes(needs))).toEqual([]);
});

describe.each([...roles])('a %s', (role) => {
  beforeAll(async () => {
    await house.signIn(names[role]);
  });

  test.each(asked.map(({ path, needs }) => [path.join('.'), path, needs] as const))(
    'calls %s where the table says so and nowhere else',
    async (_, path, needs) => {
      const answer = await answerOf(path);
      expect(answer).not.toBe('thrown');
      expect(answer).not.toBe('INTERNAL_SERVER_ERROR');
      if (may(role, needs)) expect(['NOT_ALLOWED', 'NOT_SIGNED_IN']).not.toContain(answer);
      else expect(answer).toBe('NOT_ALLOWED');
    },
  );
});

test('nobody who is not signed in calls anything but what anyone may', async () => {
  await house.client.session.lock();
  for (const { path, needs } of asked) {
    const answer = await answerOf(path);
    if (needs === 'anyone') expect(answer, path.join('.')).not.toBe('NOT_SIGNED_IN');
    else expect(answer, path.join('.')).toBe('NOT_SIGNED_IN');
  }
});

describe('at the keys', () => {
  const compartments = () => {
    const signedIn = house.facility.contextOf('inside').core.signedIn;
    return Object.keys(signedIn?.session.state ?? {}).toSorted();
  };

  test.each<[Role, () => readonly string[]]>([
    ['administrator', () => ['confidential', 'house', `own:${mentorId}`, 'reports', 'sign-ins']],
    ['staff', () => ['confidential', 'house', `own:${mentorId}`, 'reports', 'sign-ins']],
    ['mentor', () => ['house', `own:${mentorId}`, 'sign-ins']],
    ['viewer', () => ['reports', 'sign-ins']],
  ])('a %s opens these compartments and no other', async (role, expected) => {
    await house.signIn(names[role]);
    expect(compartments()).toEqual(expected());
  });

  test('nothing a mentor’s keys open holds a legal name', async () => {
    await house.signIn('Mo');
    const { core } = house.facility.contextOf('inside');
    expect(JSON.stringify(core.signedIn?.session.state)).not.toContain('Featherstone');
  });
});

test('a refused call is recorded for staff, with who made it', async () => {
  await house.signIn('Mo');
  await answerOf(['residents', 'discharge']);
  await house.signIn('Ruth');
  const { core } = house.facility.contextOf('inside');
  const refusals = Object.values(core.signedIn?.session.state.confidential?.refusals ?? {});
  const users = new Map(core.signedIn?.session.users().map(({ id, name }) => [id, name]));
  expect(refusals.map(({ call, userId }) => `${users.get(userId ?? '') ?? ''} ${call}`)).toContain(
    'Mo residents.discharge',
  );
});

describe('the router is refused at start when a call', () => {
  test('goes round the gate', () => {
    const round = { house: { beds: open.house.beds.handler(() => ({ beds: [] })) } };
    expect(() => assertGated(round)).toThrow('house.beds goes round the gate');
    expect(() => assertGated({ house: { beds: os.house.beds.handler(() => ({ beds: [] })) } })).not.toThrow();
  });

  test('names no permission', () => {
    const beds = os.house.beds.handler(() => ({ beds: [] }));
    Object.assign(beds['~orpc'], { meta: {} });
    expect(() => assertGated({ beds })).toThrow('beds names no permission');
  });
});
