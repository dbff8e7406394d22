import { Group, Text } from '@mantine/core';
import type { ResidentRow } from '../../../shared/contract/residents.ts';
import { bedLabel, displayName } from '../../../shared/rules/names.ts';
import type { Column } from '../../parts/DataTable.tsx';
import { shortDay } from '../../parts/days.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { otherName, reasonInWords } from '../words.ts';

const names = (row: ResidentRow): string => row.walksWith.map(displayName).join(', ');

const person: Column<ResidentRow> = {
  id: 'name',
  header: 'Name',
  value: (row) => [displayName(row.person), row.legalName].filter(Boolean).join(' '),
  cell: (row) => (
    <Group gap="xs" wrap="nowrap" maw={320}>
      <div style={{ minWidth: 0 }}>
        <Text fw={600} truncate title={displayName(row.person)}>
          {displayName(row.person)}
        </Text>
        {otherName(row) === undefined ? null : (
          <Text size="xs" c="dimmed" truncate title={otherName(row)}>
            {otherName(row)}
          </Text>
        )}
      </div>
      {row.isMentor ? <StatusBadge>Mentor</StatusBadge> : null}
    </Group>
  ),
};
const nights: Column<ResidentRow> = {
  id: 'nights',
  header: 'Nights',
  align: 'end',
  width: 96,
  value: (row) => row.days,
};
const admitted: Column<ResidentRow> = {
  id: 'admitted',
  header: 'Admitted',
  width: 140,
  value: (row) => row.admittedOn,
  cell: (row) => shortDay(row.admittedOn),
};

/** The columns of who lives here. */
export const presentColumns: readonly Column<ResidentRow>[] = [
  person,
  {
    id: 'bed',
    header: 'Bed',
    width: 130,
    value: (row) => row.bed && bedLabel(row.bed),
    cell: (row) => (row.bed ? bedLabel(row.bed) : <Missing>No bed</Missing>),
  },
  {
    id: 'phase',
    header: 'Phase',
    width: 170,
    value: (row) => row.phase?.name,
    cell: (row) => (row.phase ? <Shortened>{row.phase.name}</Shortened> : <Missing>No phase</Missing>),
  },
  {
    id: 'walks-with',
    header: 'Walks with',
    width: 200,
    value: (row) => (row.walksWith.length === 0 ? undefined : names(row)),
    cell: (row) => (row.walksWith.length > 0 ? <Shortened>{names(row)}</Shortened> : <Missing>Nobody yet</Missing>),
  },
  nights,
  admitted,
];

/** The columns of who lived here. */
export const formerColumns: readonly Column<ResidentRow>[] = [
  person,
  {
    id: 'last-night',
    header: 'Stay ended',
    width: 150,
    value: (row) => row.dischargedOn,
    cell: (row) => row.dischargedOn && shortDay(row.dischargedOn),
  },
  { id: 'reason', header: 'Reason', width: 230, value: (row) => reasonInWords(row.dischargeReason) },
  nights,
  admitted,
];

function Missing({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" fs="italic">
      {children}
    </Text>
  );
}

function Shortened({ children }: { children: string }) {
  return (
    <Text size="sm" truncate maw={200} title={children}>
      {children}
    </Text>
  );
}
