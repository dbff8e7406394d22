import { arrivalsContract } from './arrivals.ts';
import { backupsContract } from './backups.ts';
import { certificationContract } from './certification.ts';
import { draftsContract, searchContract, todayContract } from './everyday.ts';
import { historyContract } from './history.ts';
import { exchangeContract } from './exchange.ts';
import { contactsContract, mentorsContract } from './mentors.ts';
import { reportsContract } from './reports.ts';
import { residentsContract } from './residents.ts';
import { houseContract, sessionContract, setUpContract, usersContract } from './session.ts';
import { sessionsContract } from './sessions.ts';

/** Every call there is: its input, its output, the permission it needs, the errors it may answer. */
export const contract = {
  setUp: setUpContract,
  session: sessionContract,
  users: usersContract,
  backups: backupsContract,
  house: houseContract,
  residents: residentsContract,
  arrivals: arrivalsContract,
  mentors: mentorsContract,
  contacts: contactsContract,
  sessions: sessionsContract,
  certification: certificationContract,
  reports: reportsContract,
  today: todayContract,
  drafts: draftsContract,
  search: searchContract,
  history: historyContract,
  exchange: exchangeContract,
};
export type Contract = typeof contract;
