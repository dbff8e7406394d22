import { Alert, Box, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { HistoryChange } from '../../../shared/contract/history.ts';
import { sentenceOf } from '../../../shared/messages/refusals.ts';
import { Answered } from '../../app/Answered.tsx';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { writeInstant } from '../../parts/days.ts';
import { useReturnFocus } from '../../parts/useReturnFocus.ts';
import { fieldTitle, isTold, recordTitle, writeValue } from './words.ts';

interface LineDialogProps {
  commit: number;
  onClose: () => void;
}

/** One line of the history: each record before and after it, and the way back or what stands in it. */
export function LineDialog({ commit, onClose }: LineDialogProps) {
  useReturnFocus();
  const query = useQuery(queries.history.get.queryOptions({ input: { commit } }));
  const undo = useDeed(client.history.undo, { done: onClose });
  const zone = useSignedIn().house?.timeZone;
  const label = query.data?.line.label ?? '';
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={
        <Text component="span" fw={650} size="lg">
          {label.slice(0, 1).toUpperCase() + label.slice(1)}
        </Text>
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Answered query={query}>
        {({ line, changes, more, inTheWay }) => (
          <Stack gap="md">
            <Text c="dimmed">
              By {line.who}, {writeInstant(line.at, zone)}.{line.undone ? ' It was undone since.' : ''}
            </Text>
            <DeedProblem deed={undo} />
            {changes.map((change, at) => (
              <Change key={at} change={change} zone={zone} />
            ))}
            {changes.length === 0 ? <Text>It changed no record.</Text> : null}
            {more > 0 ? <Text c="dimmed">And {more.toLocaleString('en-US')} more records.</Text> : null}
            {inTheWay && inTheWay.code !== 'nothing-to-undo' && !line.undone ? (
              <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
                {sentenceOf(inTheWay.code, inTheWay.facts)}
              </Alert>
            ) : null}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onClose} data-autofocus>
                Close
              </Button>
              {inTheWay ? null : (
                <Button loading={undo.busy} onClick={() => void undo.run({ commit })}>
                  {line.label.startsWith('Undone: ') ? 'Do it again' : 'Undo it'}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Answered>
    </Modal>
  );
}

function Change({ change, zone }: { change: HistoryChange; zone: string | undefined }) {
  const title = recordTitle(change);
  return (
    <Box>
      <Text fw={650} mb={4} style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Text>
      <Table aria-label={title} layout="fixed" withRowBorders={false} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Field</Table.Th>
            <Table.Th scope="col">Before</Table.Th>
            <Table.Th scope="col">After</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {change.fields.filter(isTold).map(({ path, before, after }) => (
            <Table.Tr key={path.join(' ')}>
              <Table.Td c="dimmed">{fieldTitle(path)}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {before === undefined ? '—' : writeValue(before, zone)}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }} fw={600}>
                {after === undefined ? '—' : writeValue(after, zone)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
