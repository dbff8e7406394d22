import type { Shell } from '../../main/facility/open-house.ts';
import { workerTools } from '../../main/vault/index.ts';
import { todayIn } from '../../shared/rules/calendar.ts';
import { failure, success } from '../../shared/result.ts';
import { createDemoHouse } from './create.ts';
import { demoPassphrase } from './sign-ins.ts';

/** The demo as a shell offers it: `npm start -- --demo`. */
export const demoHouse: Shell['demo'] = {
  passphrase: demoPassphrase,
  async make({ folder, clock }, worker) {
    const today = todayIn('America/New_York', clock());
    process.stdout.write('Making up a house of a hundred people, once …\n');
    const made = await createDemoHouse({ folder, tools: { ...workerTools(worker), now: clock }, today });
    return made.ok ? success(undefined) : failure(`The demo house could not be made in ${folder}: ${made.error.code}.`);
  },
};
