import type { Role } from '../records/users.ts';

/**
 * Who may do what: the one table (DESIGN 4). A contract call names the permission it needs; what a permission does
 * not say (own groups, own pairings, own certification) the command itself checks against the person signed in.
 */
const staff = ['administrator', 'staff'] as const satisfies readonly Role[];
const house = ['administrator', 'staff', 'mentor'] as const satisfies readonly Role[];
const administrator = ['administrator'] as const satisfies readonly Role[];
const everyRole = ['administrator', 'staff', 'mentor', 'viewer'] as const satisfies readonly Role[];

const table = {
  /** Before anybody is signed in: set-up, sign-in names, sign-in itself. */
  anyone: 'anyone',
  /** Whoever is signed in, about themselves: lock, own passphrase. */
  'session.own': everyRole,
  'drafts.own': house,
  'house.see': house,
  'house.change': administrator,
  'users.manage': administrator,
  /** Close a sign-in, and open it again. */
  'users.close': staff,
  /** Make, open and list backups. */
  'backups.see': staff,
  /** Put a backup in the place of the house. */
  'backups.go-back': administrator,
  /** Preferred names and phases of the people in the house. */
  'roster.see': house,
  'residents.see': staff,
  'residents.change': staff,
  'mentors.see': staff,
  'mentors.change': staff,
  /** A mentor's own pairings and check-ins; staff for any mentor. */
  'contacts.see': house,
  'contacts.log': house,
  /** A mentor sees and marks the groups they lead; staff all of them. */
  'groups.see': house,
  'groups.mark': house,
  'groups.plan': staff,
  'sheets.print': house,
  /** A mentor's own certification; staff for anyone. */
  'certification.see': house,
  'certification.log': house,
  'certification.manage': staff,
  'reports.see': staff,
  'history.see': staff,
  /** A person may undo what they did themselves; staff anything. */
  'history.undo': house,
  'search.use': house,
  'exchange.import': administrator,
  'exchange.export': administrator,
} as const satisfies Record<string, 'anyone' | readonly Role[]>;

export type Permission = keyof typeof table;
export const permissions: readonly string[] = Object.keys(table);

/** Whether somebody with this role (or nobody, before sign-in) holds the permission. */
export function may(role: Role | undefined, permission: Permission): boolean {
  const holders: 'anyone' | readonly Role[] = table[permission];
  if (holders === 'anyone') return true;
  return role !== undefined && holders.includes(role);
}

/** Staff and administrators read what is confidential; mentors and viewers never do. */
export const isStaff = (role: Role): boolean => role === 'administrator' || role === 'staff';
