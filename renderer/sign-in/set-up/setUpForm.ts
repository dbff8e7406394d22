import { z } from 'zod';
import { quickBedsSchema } from '../../../shared/contract/session.ts';
import { houseSchema, phaseSchema } from '../../../shared/records/house.ts';
import { nameSchema } from '../../../shared/records/primitives.ts';
import { passphraseStrength } from '../../../shared/rules/passphrase.ts';

/** Everything the first start asks, flat, so that a refusal finds its field. */
export const setUpSchema = z
  .object({
    houseName: nameSchema,
    state: houseSchema.shape.state,
    timeZone: houseSchema.shape.timeZone,
    completeSince: houseSchema.shape.recordsCompleteSince,
    beds: z.array(quickBedsSchema),
    phases: z.array(phaseSchema.pick({ name: true, typicalDays: true })),
    name: nameSchema,
    passphrase: z.string().min(1, 'required'),
    again: z.string(),
  })
  .refine((typed) => passphraseStrength(typed.passphrase, [typed.name, typed.houseName]).score >= 2, {
    message: 'This one is too easy to guess. Three or four unrelated words work well.',
    path: ['passphrase'],
  })
  .refine((typed) => typed.passphrase === typed.again, {
    message: 'This is not the same as above. Type it once more.',
    path: ['again'],
  });
export type SetUpValues = z.infer<typeof setUpSchema>;

/** Recovery Kentucky's phases, with the longest of the lengths it publishes (DOMAIN A); orientation has none. */
const phases = [
  { name: 'SOS' },
  { name: 'Motivational Track', typicalDays: 60 },
  { name: 'Phase I', typicalDays: 180 },
  { name: 'Phase II', typicalDays: 180 },
];

const statesOfZones: Record<string, string> = {
  'America/Phoenix': 'AZ',
  'America/Boise': 'ID',
  'America/Detroit': 'MI',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Los_Angeles': 'CA',
  'America/Denver': 'CO',
};

/** The state a PC in this time zone most likely stands in; Kentucky for the two zones Kentucky is in. */
export function stateOfZone(timeZone: string): string | undefined {
  if (timeZone.startsWith('America/Indiana')) return 'IN';
  if (timeZone.startsWith('America/North_Dakota')) return 'ND';
  if (timeZone.startsWith('America/Kentucky') || ['America/New_York', 'America/Chicago'].includes(timeZone))
    return 'KY';
  return statesOfZones[timeZone];
}

/** What stands in the form before anybody typed. */
export const beginning = (timeZone: string) => ({
  state: stateOfZone(timeZone) ?? '',
  timeZone,
  beds: [{ rooms: 40, perRoom: 2 }],
  phases,
  passphrase: '',
  again: '',
});
