import type { NewUser } from '../../main/vault/types.ts';

/** One passphrase for all three, shown wherever the demo is opened. Longer than the shortest allowed, and not a common one. */
export const demoPassphrase = 'pine cone on the sill';

export const demoAdministrator = {
  id: 'demo-administrator',
  name: 'Avery (administrator)',
  role: 'administrator',
} as const satisfies NewUser;
export const demoStaff = { id: 'demo-staff', name: 'Casey (staff)', role: 'staff' } as const satisfies NewUser;
export const demoMentor = { id: 'demo-mentor', name: 'Robin (mentor)', role: 'mentor' } as const satisfies NewUser;
