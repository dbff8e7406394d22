import { presentStay, unsettled } from '../../main/facility/walls.ts';
import { isOpen } from '../../shared/rules/stays.ts';
import type { World } from './world.ts';

/** Lays names and present stays where mentors may see them, by the facility's own rules. */
export function drawWalls({ house, confidential, today }: World): void {
  for (const stay of Object.values(confidential.stays)) {
    if (isOpen(stay, today)) house.stays[stay.id] = presentStay(stay, today);
  }
  for (const personId of unsettled({ house, confidential }, today)) {
    const name = confidential.formerPeople[personId];
    if (!name) continue;
    house.people[personId] = name;
    delete confidential.formerPeople[personId];
  }
}
