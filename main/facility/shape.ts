import type {
  Compartments,
  ConfidentialCompartment,
  HouseCompartment,
  OwnCompartment,
  ReportsCompartment,
  SignInsCompartment,
} from '../../shared/records/compartments.ts';
import { defaultSettings } from '../../shared/records/house.ts';
import { isStaff } from '../../shared/rules/permissions.ts';
import { weeklySessionOf } from '../../shared/rules/weekly-groups.ts';
import { migrations } from './migrations/index.ts';
import type { Author, Shape } from '../vault/types.ts';
import { countsOf } from './counts.ts';

/** Version of the records below; raised with a migration when a noun changes shape. */
export const recordsVersion = 2;

export const emptyHouse = (): HouseCompartment => ({
  settings: { ...defaultSettings },
  phases: {},
  beds: {},
  people: {},
  stays: {},
  mentors: {},
  pairings: {},
  sessionTypes: {},
  weeklyGroups: {},
  sessions: {},
});

export const emptyConfidential = (): ConfidentialCompartment => ({
  people: {},
  formerPeople: {},
  stays: {},
  bedFunding: {},
  pairingReasons: {},
  sessionTypes: {},
  weeklyGroups: {},
  sessions: {},
  markNotes: {},
  imports: {},
  exports: {},
  drafts: {},
  signInClosings: {},
  refusals: {},
});

export const emptyOwn = (): OwnCompartment => ({
  contacts: {},
  led: {},
  enrollments: {},
  hours: {},
  signatures: {},
  exams: {},
  drafts: {},
});

const emptyReports = (): ReportsCompartment => ({});

export const emptySignIns = (): SignInsCompartment => ({ closed: {} });

/** What the vault is told about this house: its compartments, who reads them, who may write which path of them. */
export const shape: Shape<Compartments> = {
  version: recordsVersion,
  compartments: ['house', 'confidential', 'reports', 'sign-ins'],
  staff: 'confidential',
  migrations,
  counts: countsOf,
  empty(compartment) {
    if (compartment === 'house') return emptyHouse();
    if (compartment === 'confidential') return emptyConfidential();
    if (compartment === 'reports') return emptyReports();
    if (compartment === 'sign-ins') return emptySignIns();
    if (compartment.startsWith('own:')) return emptyOwn();
    throw new Error(`no compartment is called ${compartment}`);
  },
  accepts: (states): states is Compartments => Object.entries(states).every(([name, state]) => looksLike(name, state)),
  // An administrator's sign-in is removed by another administrator, never closed: staff lock none of them out.
  admits: (states, { id, role }) => role === 'administrator' || states['sign-ins']?.closed[id] === undefined,
  reads: (author, compartment) => {
    if (isStaff(author.role) || compartment === 'sign-ins') return true;
    if (author.role === 'viewer') return compartment === 'reports';
    return compartment === 'house' || isOwnOf(author, compartment);
  },
  mayWrite: (author, compartment, path, removes = false) => {
    switch (author.role) {
      case 'administrator':
        return true;
      case 'staff':
        return staffMayWrite(compartment, path);
      case 'mentor':
        return mentorMayWrite(author, compartment, path, removes);
      case 'viewer':
        return isDropIn(compartment, path);
    }
  },
  withdraws: (compartment, [noun], removes) =>
    compartment === 'house' && (noun === undefined || noun === 'people' || (noun === 'stays' && removes)),
};

type Path = readonly (string | number)[];

const isOwnOf = (author: Author, compartment: string): boolean =>
  author.personId !== undefined && compartment === `own:${author.personId}`;

/** The record of a refused call: a new one lands whole, nobody changes one. */
const isDropIn = (compartment: string, path: Path): boolean =>
  compartment === 'confidential' && path[0] === 'refusals' && path.length === 2;

/** The house itself, its phases, beds and settings are the administrator's. */
const administratorsNouns: Readonly<Record<string, readonly string[]>> = {
  house: ['house', 'settings', 'phases', 'beds'],
  confidential: ['bedFunding', 'imports', 'exports'],
};
const staffMayWrite = (compartment: string, [noun]: Path): boolean =>
  noun !== undefined && !(administratorsNouns[compartment] ?? []).includes(String(noun));

/** What taking a roll changes of a session; when, where, what and who leads it stay staff's. */
const rollFields = ['marks', 'status', 'sheet', 'finished'];

function mentorMayWrite(author: Author, compartment: string, path: Path, removes: boolean): boolean {
  if (compartment === 'house') return mentorMayWriteHouse(path);
  if (isOwnOf(author, compartment)) return mentorMayWriteOwn(path, removes);
  return isDropIn(compartment, path);
}

/** A weekly group's session is made when it is first touched; of other sessions a mentor changes the roll only. */
function mentorMayWriteHouse([noun, , session, field]: Path): boolean {
  if (noun === 'lastSheetNumber') return true;
  if (noun !== 'sessions' || session === undefined) return false;
  return field === undefined ? weeklySessionOf(String(session)) !== undefined : rollFields.includes(String(field));
}

/** A mentor signs no hours: a new line is asked about field by field, and only taking one away is theirs whole. */
function mentorMayWriteOwn([noun, record, field]: Path, removes: boolean): boolean {
  if (noun === 'contacts' || noun === 'drafts') return record !== undefined;
  if (noun !== 'hours' || record === undefined) return false;
  return field === undefined ? removes : field !== 'verifiedBy' && field !== 'verifiedOn';
}

/** Structural only: every noun is there and is a map. The records were parsed when written, and are sealed since. */
function looksLike(compartment: string, state: unknown): boolean {
  if (!isMap(state)) return false;
  return Object.entries(shape.empty(compartment)).every(([noun, nothing]) => !isMap(nothing) || isMap(state[noun]));
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
