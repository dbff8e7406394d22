/** What a role is called, and what it may do in one line. */
export const roleWords = {
  administrator: { label: 'Administrator', description: 'Everything: the house, its beds, and who signs in.' },
  staff: { label: 'Staff', description: 'Everything about residents, mentors, groups and reports.' },
  mentor: {
    label: 'Peer mentor',
    description: 'Their own groups, the people they walk with, their own certification.',
  },
  viewer: { label: 'Reports only', description: 'Closed and printed reports.' },
} as const;

/** The roles somebody can be given. */
export const offeredRoles = ['staff', 'mentor', 'administrator'] as const;
