import { Button, Table, Text } from '@mantine/core';
import type { BackupView } from '../../../shared/contract/backups.ts';
import { isStaff } from '../../../shared/rules/permissions.ts';
import { writeInstant } from '../../parts/days.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { writeHolds, writeSize } from './words.ts';

interface BackupTableProps {
  backups: readonly BackupView[];
  timeZone?: string | undefined;
  /** Offered at each backup that can be opened. */
  onGoBack?: (backup: BackupView) => void;
}

/** Backups, newest first: when, what is in them, who opens them, and whether somebody has. */
export function BackupTable({ backups, timeZone, onGoBack }: BackupTableProps) {
  return (
    <Table aria-label="Backups" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Made</Table.Th>
          <Table.Th scope="col">Holds</Table.Th>
          <Table.Th scope="col" ta="end">
            Size
          </Table.Th>
          <Table.Th scope="col">Opened by</Table.Th>
          <Table.Th scope="col" w={150}>
            State
          </Table.Th>
          {onGoBack ? <Table.Th scope="col" aria-label="What to do" w={165} /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {backups.map((backup) => (
          <Table.Tr key={backup.path}>
            <Table.Td fw={600} style={{ whiteSpace: 'nowrap' }}>
              {writeInstant(backup.at, timeZone)}
            </Table.Td>
            <Table.Td>{writeHolds(backup)}</Table.Td>
            <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
              {writeSize(backup.bytes)}
            </Table.Td>
            <Table.Td style={{ overflowWrap: 'break-word' }}>
              {openers(backup).join(', ')}
              {backup.recoveryCode ? (
                <Text size="sm" c="dimmed">
                  and the recovery code of that time
                </Text>
              ) : null}
            </Table.Td>
            <Table.Td>
              {backup.problem ? (
                <StatusBadge tone="wrong">not whole</StatusBadge>
              ) : backup.proof ? (
                <StatusBadge tone="good">proven</StatusBadge>
              ) : (
                <StatusBadge>not opened yet</StatusBadge>
              )}
            </Table.Td>
            {onGoBack ? (
              <Table.Td>
                <Button
                  size="compact-md"
                  variant="light"
                  onClick={() => onGoBack(backup)}
                  aria-label={`Go back to ${writeInstant(backup.at, timeZone)}`}
                >
                  Go back to it
                </Button>
              </Table.Td>
            ) : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Names of those whose passphrase of that time opens a backup. */
const openers = ({ signIns }: BackupView): readonly string[] =>
  signIns.filter(({ role }) => isStaff(role)).map(({ name }) => name);
