import { Box, Group, Text } from '@mantine/core';
import type { ContactView } from '../../../shared/contract/mentors.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { writeDay } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { writeTime } from '../../parts/times.ts';
import { useToday } from '../../parts/Today.tsx';
import { modeInWords } from './checkIn.ts';
import css from './CheckIns.module.css';

interface CheckInsProps {
  contacts: readonly ContactView[];
  /** Whose they are, for the words where there are none. */
  name: string;
  /** Names the person on each line: for a mentor's check-ins with several people. */
  withWhom?: boolean;
}

/** Check-ins, newest first: when, how, with whom, and the words about it. */
export function CheckIns({ contacts, name, withWhom = false }: CheckInsProps) {
  const today = useToday();
  if (contacts.length === 0) {
    return <EmptyState title={`No check-ins with ${name} yet.`}>The first takes about twenty seconds.</EmptyState>;
  }
  return (
    <ul className={css.list} aria-label="Check-ins">
      {contacts.map((contact) => (
        <Box component="li" key={contact.id} className={css.contact}>
          <Text size="sm" c="dimmed" className={css.when}>
            {writeDay(contact.at.slice(0, 10), today)}, {writeTime(contact.at.slice(11))}
          </Text>
          <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Group gap="xs">
              {withWhom && contact.person ? <Text fw={600}>{displayName(contact.person)}</Text> : null}
              <Text>
                {modeInWords(contact.mode)}
                {contact.minutes === undefined ? '' : `, ${contact.minutes} minutes`}
              </Text>
              {contact.reached ? null : <StatusBadge>Not reached</StatusBadge>}
            </Group>
            {contact.note === undefined ? null : (
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {contact.note}
              </Text>
            )}
          </div>
        </Box>
      ))}
    </ul>
  );
}
