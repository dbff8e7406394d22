import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../../shared/rules/calendar.ts';
import { brokenRules } from '../../../../shared/rules/invariants.ts';
import { bedOn, isInHouseAtEndOf } from '../../../../shared/rules/stays.ts';
import { ownCompartments } from '../../../../main/facility/people.ts';
import { Desk } from '../../../../main/facility/context.ts';
import { unsettled } from '../../../../main/facility/walls.ts';
import { openHouse, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

const today = '2026-10-14';
const first = '2026-09-15';

/** One thing somebody does at the desk; numbers choose among what there is. */
const step = fc.record({
  what: fc.constantFrom('admit', 'readmit', 'move', 'discharge', 'undo', 'correct' as const),
  who: fc.nat(20),
  bed: fc.nat(3),
  day: fc.nat(29).map((days) => addDays(first, days)),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(house: TestHouse, { what, who, bed, day }: Step, commits: number[]): Promise<void> {
  const { residents, history } = house.client;
  const state = stateOf(house);
  const stays = Object.values(state.confidential.stays);
  const stay = stays[who % Math.max(1, stays.length)];
  const bedId = house.beds[bed]?.id ?? 'none';
  const calls: Record<Step['what'], () => Promise<unknown>> = {
    admit: () => residents.admit({ person: { preferredName: `P${who}` }, admittedOn: day, bedId }),
    readmit: () => residents.admit({ personId: stay?.personId ?? 'none', admittedOn: day, bedId }),
    move: () => residents.moveBed({ stayId: stay?.id ?? 'none', bedId: who % 4 === 0 ? null : bedId, from: day }),
    discharge: () => residents.discharge({ stayId: stay?.id ?? 'none', lastNight: who % 5 === 0 ? null : day }),
    undo: () => history.undo({ commit: commits[who % Math.max(1, commits.length)] ?? -1 }),
    correct: () => residents.correctStay({ ...(stay ?? { id: 'none', phases: [], beds: [] }), admittedOn: day }),
  };
  // Refusals are part of the game; anything else that goes wrong is not.
  const answer = await refusalOf(
    calls[what]().then((value) => {
      const { saved } = value as { saved: { commit?: number } };
      if (saved.commit !== undefined) commits.push(saved.commit);
    }),
  );
  if (answer === 'INTERNAL_SERVER_ERROR' || answer === 'BAD_REQUEST') throw new Error(`${what} answered ${answer}`);
}

const stateOf = (house: TestHouse) => {
  const { core } = house.facility.contextOf('inside');
  if (!core.signedIn) throw new Error('nobody is signed in');
  return new Desk(core, core.signedIn.session).staffState();
};

/** Whether the nights of the period add up: who was there before, plus who came, less who went, is who is there now. */
function isConserved(stays: readonly { admittedOn: string; dischargedOn?: string | undefined }[]): boolean {
  const census = (day: string) => stays.filter((stay) => isInHouseAtEndOf(stay, day)).length;
  const within = (day: string | undefined) => day !== undefined && day >= first && day <= today;
  const admitted = stays.filter(({ admittedOn }) => within(admittedOn)).length;
  const discharged = stays.filter(({ dischargedOn }) => within(dischargedOn)).length;
  return census(addDays(first, -1)) + admitted - discharged === census(today);
}

test('whatever is done and undone, people are conserved, nobody shares a bed, and the walls stand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const house = await openHouse({ rooms: 2 });
      try {
        const commits: number[] = [];
        for (const one of steps) await take(house, one, commits);
        const state = stateOf(house);
        const stays = Object.values(state.confidential.stays);
        expect(isConserved(stays)).toBe(true);
        for (let day = first; day <= today; day = addDays(day, 1)) {
          const here = stays.filter((stay) => isInHouseAtEndOf(stay, day)).map(({ personId }) => personId);
          expect(new Set(here).size, `people on ${day}`).toBe(here.length);
          const held = stays.flatMap((stay) => bedOn(stay, day)?.bedId ?? []);
          expect(new Set(held).size, `beds on ${day}`).toBe(held.length);
        }
        expect([...brokenRules({ ...state, own: ownCompartments(state) })]).toEqual([]);
        expect([...unsettled(state, today)]).toEqual([]);
      } finally {
        await house.close();
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
