import type { Migration } from '../../vault/types.ts';

/** Version 2 of the records says which sign-ins are closed, and keeps who closed them and why with the confidential ones. */
export const signIns: Migration = {
  to: 2,
  migrate: (compartment, state) => (compartment === 'confidential' ? { signInClosings: {}, ...state } : state),
};
