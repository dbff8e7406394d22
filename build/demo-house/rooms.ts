import type { Phase } from '../../shared/records/house.ts';
import type { Id } from '../../shared/records/primitives.ts';
import { defaultSettings } from '../../shared/records/house.ts';
import { quickBeds } from '../../shared/rules/beds.ts';
import { openedOn } from './world.ts';
import type { World } from './world.ts';

/** Recovery Kentucky's phases (DOMAIN A), as set-up offers them. */
export const phases = {
  orientation: { id: 'sos', name: 'SOS', order: 1 },
  track: { id: 'track', name: 'Motivational Track', order: 2, typicalDays: 60 },
  phaseOne: { id: 'phase-1', name: 'Phase I', order: 3, typicalDays: 180 },
  phaseTwo: { id: 'phase-2', name: 'Phase II', order: 4, typicalDays: 180 },
} as const satisfies Record<string, Phase>;

/** Names the house, its phases, and its hundred beds with who pays for them. */
export function furnish(world: World): void {
  const { house, confidential } = world;
  house.house = { name: 'Stillwater House (demo)', state: 'KY', timeZone: 'America/New_York' };
  house.settings = { ...defaultSettings, setUpFinishedAt: `${openedOn(world)}T14:00:00.000Z` };
  for (const phase of Object.values(phases)) house.phases[phase.id] = { ...phase };
  for (const [index, bed] of quickBeds([{ rooms: 50, perRoom: 2 }]).entries()) {
    const id = `bed-${String(index + 1).padStart(3, '0')}`;
    house.beds[id] = { id, ...bed, availableFrom: openedOn(world) };
    const funding = fundingOf(index);
    if (funding !== undefined) confidential.bedFunding[id] = funding;
  }
}

const fundingOf = (index: number): string | undefined =>
  index < 45 ? 'Department of Corrections' : index < 80 ? 'Section 8' : undefined;

/** Beds nobody sleeps in, the lowest number first. */
export function freeBeds({ house, living }: World): readonly Id[] {
  const taken = new Set(
    [...living.values()]
      .map(({ stay }) => stay.beds.at(-1))
      .map((entry) => (entry?.to === undefined ? entry?.bedId : undefined)),
  );
  return Object.keys(house.beds).filter((bedId) => !taken.has(bedId));
}
