import { Button, Group, Progress, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import type { HistoryLine } from '../../../shared/contract/history.ts';
import { queries } from '../../app/client.ts';
import { problemOf } from '../../app/problems.ts';
import { useMay, useSignedIn } from '../../app/session.tsx';
import { shortDay, writeInstant } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { moveAmongRows } from '../../parts/rows.ts';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { Filters, type Wanted } from './Filters.tsx';
import css from './History.module.css';
import { KeepLess } from './KeepLess.tsx';
import { LineDialog } from './LineDialog.tsx';
import { Proof } from './Proof.tsx';

const linesAtOnce = 100;

/** Everything that was ever done in the house: by whom, when, and the way back. */
export function History() {
  const zone = useSignedIn().house?.timeZone;
  const mayForget = useMay('house.change');
  const [wanted, setWanted] = useState<Wanted>({});
  const [goal, setGoal] = useState(linesAtOnce);
  const [stopped, setStopped] = useState(false);
  const [opened, setOpened] = useState<number | undefined>();
  const looked = useDeferredValue(wanted);
  const query = useInfiniteQuery(
    queries.history.list.infiniteOptions({
      input: (before: number | undefined) => ({ limit: linesAtOnce, deedsOnly: true, before, ...looked }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next?.before,
      placeholderData: keepPreviousData,
    }),
  );
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const lines = data?.pages.flatMap(({ commits }) => commits) ?? [];
  const last = data?.pages.at(-1);
  const goesOn = hasNextPage && !isError && !stopped && lines.length < goal;
  useEffect(() => {
    if (goesOn && !isFetching) void fetchNextPage();
  }, [goesOn, isFetching, fetchNextPage]);

  const look = (next: Wanted): void => {
    setWanted(next);
    setGoal(linesAtOnce);
    setStopped(false);
  };
  const further = (): void => {
    setStopped(false);
    setGoal(lines.length + linesAtOnce);
  };
  return (
    <Stack gap="lg">
      <Section title="What was done" sub="Newest first. Open a line to see what it changed, and to take it back." flush>
        <Stack gap="md" px="lg" pb="md">
          <Filters wanted={wanted} onChange={look} />
        </Stack>
        {isError ? (
          <ErrorState title="The history could not be read to its end" onRetry={() => void query.refetch()}>
            {problemOf(query.error).sentence}
          </ErrorState>
        ) : null}
        {data === undefined && !isError ? <Loading lines={8} /> : null}
        {lines.length > 0 ? <Lines lines={lines} zone={zone} onOpen={setOpened} /> : null}
        {data !== undefined && lines.length === 0 && !hasNextPage ? (
          <EmptyState icon={<IconHistory size={24} aria-hidden />} title="Nothing in the history fits.">
            Look for other words, another person or other days.
          </EmptyState>
        ) : null}
        {goesOn && last?.next ? (
          <Group px="lg" py="md" gap="md" wrap="nowrap">
            <Text size="sm" style={{ whiteSpace: 'nowrap' }} role="status">
              Looking back, at {shortDay(last.next.at.slice(0, 10))} …
            </Text>
            <Progress
              flex={1}
              value={(100 * (last.of - last.next.before)) / last.of}
              aria-label="How much of the history was looked through"
            />
            <Button size="compact-md" variant="default" onClick={() => setStopped(true)}>
              Stop
            </Button>
          </Group>
        ) : null}
        {hasNextPage && !goesOn && !isError ? (
          <Group px="lg" py="md" gap="md">
            <Button size="sm" variant="light" onClick={further}>
              Look further back
            </Button>
            {last?.next ? (
              <Text size="sm" c="dimmed">
                Shown back to {writeInstant(last.next.at, zone)}.
              </Text>
            ) : null}
          </Group>
        ) : null}
      </Section>
      <Proof />
      {mayForget ? <KeepLess /> : null}
      {opened === undefined ? null : <LineDialog commit={opened} onClose={() => setOpened(undefined)} />}
    </Stack>
  );
}

interface LinesProps {
  lines: readonly HistoryLine[];
  zone: string | undefined;
  onOpen: (commit: number) => void;
}

function Lines({ lines, zone, onOpen }: LinesProps) {
  return (
    <Table aria-label="What was done" horizontalSpacing="lg" highlightOnHover layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={210}>
            When
          </Table.Th>
          <Table.Th scope="col" w={190}>
            By
          </Table.Th>
          <Table.Th scope="col">What</Table.Th>
          <Table.Th scope="col" w={140}>
            Now
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody onKeyDown={moveAmongRows}>
        {lines.map(({ sequence, at, who, label, undone }) => (
          <Table.Tr
            key={sequence}
            className={css.row ?? ''}
            onClick={({ currentTarget }) => currentTarget.querySelector<HTMLElement>('[data-row]')?.click()}
          >
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{writeInstant(at, zone)}</Table.Td>
            <Table.Td style={{ overflowWrap: 'break-word' }}>{who}</Table.Td>
            <Table.Td style={{ overflowWrap: 'break-word' }}>
              <UnstyledButton
                data-row
                className={css.open ?? ''}
                onClick={(event) => {
                  event.stopPropagation();
                  event.currentTarget.focus();
                  onOpen(sequence);
                }}
              >
                {label.slice(0, 1).toUpperCase() + label.slice(1)}
              </UnstyledButton>
            </Table.Td>
            <Table.Td>{undone ? <StatusBadge>undone</StatusBadge> : null}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
