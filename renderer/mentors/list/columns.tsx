import { Text } from '@mantine/core';
import type { MentorRow } from '../../../shared/contract/mentors.ts';
import { displayName } from '../../../shared/rules/names.ts';
import type { Column } from '../../parts/DataTable.tsx';
import { shortDay } from '../../parts/days.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { loadInWords, quietest } from '../load.ts';
import { couldUseAHello, daysAgo } from '../quiet.ts';

const credentials = ({ certified, workingTowards }: MentorRow): string =>
  [...certified.map((name) => `${name}, certified`), ...workingTowards].join('; ');

const shown = (text: string | undefined, blank: string) =>
  text === undefined || text === '' ? (
    <Text size="sm" c="dimmed" fs="italic">
      {blank}
    </Text>
  ) : (
    <Text size="sm" lineClamp={2} title={text} style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  );

const person: Column<MentorRow> = {
  id: 'name',
  header: 'Name',
  value: (row) => displayName(row.person),
  cell: (row) => (
    <div style={{ maxWidth: 220 }}>
      <Text fw={600} truncate title={displayName(row.person)}>
        {displayName(row.person)}
      </Text>
      {row.inTheHouse ? null : (
        <Text size="xs" c="dimmed">
          Lives elsewhere
        </Text>
      )}
    </div>
  ),
};

const working: Column<MentorRow> = {
  id: 'certification',
  header: 'Working towards',
  value: (row) => credentials(row) || undefined,
  cell: (row) => shown(credentials(row), 'Nothing yet'),
};

/** The columns of who is a mentor now. */
export const presentColumns: readonly Column<MentorRow>[] = [
  person,
  {
    id: 'walks-with',
    header: 'Walks with',
    value: (row) => row.walksWith.map(({ resident }) => displayName(resident)).join(', ') || undefined,
    cell: (row) => shown(row.walksWith.map(({ resident }) => displayName(resident)).join(', '), 'Nobody yet'),
  },
  {
    id: 'load',
    header: 'How many',
    width: 110,
    value: (row) => row.walksWith.length,
    cell: (row) => loadInWords(row.walksWith.length, row.role.capacity),
  },
  {
    id: 'quiet',
    header: 'Longest quiet',
    width: 160,
    value: (row) => quietest(row.walksWith)?.quietDays,
    cell: (row) => {
      const walk = quietest(row.walksWith);
      if (!walk) return null;
      return couldUseAHello(walk) ? (
        <StatusBadge tone="due">{daysAgo(walk.quietDays)}</StatusBadge>
      ) : (
        <Text size="sm">{daysAgo(walk.quietDays)}</Text>
      );
    },
  },
  { id: 'groups', header: 'Groups this week', width: 160, align: 'end', value: (row) => row.groupsThisWeek },
  working,
];

/** The columns of who was a mentor. */
export const formerColumns: readonly Column<MentorRow>[] = [
  person,
  { id: 'since', header: 'From', width: 170, value: (row) => row.role.since, cell: (row) => shortDay(row.role.since) },
  {
    id: 'until',
    header: 'Until',
    width: 170,
    value: (row) => row.role.until,
    cell: (row) => row.role.until && shortDay(row.role.until),
  },
  working,
];
