import { Box, Chip, Group, Text, VisuallyHidden } from '@mantine/core';
import {
  IconBed,
  IconCertificate,
  IconDoor,
  IconHeartHandshake,
  IconLock,
  IconMessageCircle,
  IconStairs,
  IconUsersGroup,
  IconUserStar,
} from '@tabler/icons-react';
import type { PersonPage, TimelineItem } from '../../../shared/contract/residents.ts';
import { useAddressState } from '../../app/places.tsx';
import { writeDay } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { writeTime } from '../../parts/times.ts';
import { useToday } from '../../parts/Today.tsx';
import { kindInWords } from '../words.ts';
import css from './Person.module.css';
import { timelineDays, usefulFilters } from './timeline.ts';

const icons: Record<TimelineItem['kind'], typeof IconBed> = {
  stay: IconDoor,
  bed: IconBed,
  phase: IconStairs,
  pairing: IconHeartHandshake,
  contact: IconMessageCircle,
  group: IconUsersGroup,
  mentor: IconUserStar,
  certification: IconCertificate,
};

/** Everything that happened, newest first, with filters over it. */
export function Timeline({ page }: { page: PersonPage }) {
  const today = useToday();
  const [chosen, choose] = useAddressState('show', 'everything');
  const useful = usefulFilters(page.timeline);
  const filter = useful.find(({ id }) => id === chosen)?.id;
  const hidden = page.timelineTotal - page.timeline.length;
  if (page.timeline.length === 0) {
    return <EmptyState title="Nothing has happened yet.">What you add appears here, newest first.</EmptyState>;
  }
  return (
    <>
      <Chip.Group value={filter ?? 'everything'} onChange={(next) => choose(typeof next === 'string' ? next : '')}>
        <Group gap="xs" mb="md" role="group" aria-label="What is shown">
          <Chip value="everything" size="sm">
            Everything
          </Chip>
          {useful.map(({ id, label }) => (
            <Chip key={id} value={id} size="sm">
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {timelineDays(page.timeline, filter).map(({ day, items }) => (
        <Box key={day} className={css.day}>
          <Text size="sm" c="dimmed">
            {writeDay(day, today)}
          </Text>
          <ul className={css.lines} aria-label={writeDay(day, today)}>
            {items.map((item) => (
              <Line key={item.id} item={item} />
            ))}
          </ul>
        </Box>
      ))}
      {hidden > 0 ? (
        <Text size="sm" c="dimmed" mt="sm">
          The newest {page.timeline.length} lines are shown; {hidden} older ones are kept.
        </Text>
      ) : null}
    </>
  );
}

function Line({ item }: { item: TimelineItem }) {
  const Icon = icons[item.kind];
  const time = item.at.length > 10 ? writeTime(item.at.slice(11)) : undefined;
  return (
    <li className={css.line}>
      <Icon size={18} aria-hidden />
      <div>
        <VisuallyHidden>{kindInWords[item.kind]}: </VisuallyHidden>
        <span>{item.text}</span>
        {time === undefined ? null : (
          <Text component="span" size="sm" c="dimmed" ml={8}>
            {time}
          </Text>
        )}
        {item.confidential ? (
          <Text component="span" size="xs" c="dimmed" ml={8} className={css.confidential}>
            <IconLock size={14} aria-hidden style={{ margin: 0 }} />
            confidential
          </Text>
        ) : null}
        {item.detail === undefined ? null : (
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
            {item.detail}
          </Text>
        )}
      </div>
    </li>
  );
}
