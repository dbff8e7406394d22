import type { Router } from '@orpc/server';
import type { Contract } from '../../shared/contract/index.ts';
import { arrivalsCalls } from './arrivals.ts';
import { backupsCalls } from './backups.ts';
import { certificationCalls } from './certification.ts';
import { contactsCalls } from './contacts.ts';
import type { Outside } from './context.ts';
import { draftsCalls } from './drafts.ts';
import { exchangeCalls } from './exchange.ts';
import { assertGated } from './gate.ts';
import { historyCalls } from './history.ts';
import { houseCalls } from './house.ts';
import { mentorsCalls } from './mentors.ts';
import { reportsCalls } from './reports.ts';
import { residentsCalls } from './residents.ts';
import { searchCalls } from './search.ts';
import { sessionCalls } from './session.ts';
import { sessionsCalls } from './sessions.ts';
import { setUpCalls } from './set-up.ts';
import { todayCalls } from './today.ts';
import { usersCalls } from './users.ts';

/** Every call of the contract: the type holds that none is missing, `assertGated` that none goes round the gate. */
export const router: Router<Contract, Outside> = {
  setUp: setUpCalls,
  session: sessionCalls,
  users: usersCalls,
  backups: backupsCalls,
  house: houseCalls,
  residents: residentsCalls,
  arrivals: arrivalsCalls,
  mentors: mentorsCalls,
  contacts: contactsCalls,
  sessions: sessionsCalls,
  certification: certificationCalls,
  reports: reportsCalls,
  today: todayCalls,
  drafts: draftsCalls,
  search: searchCalls,
  history: historyCalls,
  exchange: exchangeCalls,
};
assertGated(router);
