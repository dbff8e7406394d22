/** Version 2 of vault.json says which version of the states lines may have; before, there was only one. */
export const stateVersion = {
  to: 2,
  migrate: (header: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
    ...header,
    version: 2,
    schema: 1,
  }),
};
