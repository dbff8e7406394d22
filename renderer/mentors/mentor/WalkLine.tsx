import { Button, Group, Text } from '@mantine/core';
import type { Walk } from '../../../shared/contract/mentors.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { PlaceButton, PlaceLink, places } from '../../app/places.tsx';
import { writeDay } from '../../parts/days.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useToday } from '../../parts/Today.tsx';
import { couldUseAHello, quietToStaff } from '../quiet.ts';

/** One person a mentor walks with, as staff see it. */
export function WalkLine({ walk, onEnd }: { walk: Walk; onEnd: (() => void) | undefined }) {
  const today = useToday();
  const name = displayName(walk.resident);
  return (
    <Group justify="space-between" gap="md" py="xs" wrap="nowrap">
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Group gap="xs">
          <PlaceLink to={places.person(walk.resident.id)} fw={600}>
            {name}
          </PlaceLink>
          {walk.inTheHouse ? null : <StatusBadge>Left the house</StatusBadge>}
          {couldUseAHello(walk) ? <StatusBadge tone="due">Could use a hello</StatusBadge> : null}
        </Group>
        <Text size="sm" c="dimmed">
          {[walk.phase?.name, `since ${writeDay(walk.pairing.since, today)}`].filter(Boolean).join(', ')}.{' '}
          {quietToStaff(walk, today)}.
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <PlaceButton
          to={places.checkIn(walk.resident.id)}
          size="sm"
          variant="light"
          aria-label={`Check-in with ${name}`}
        >
          Check-in
        </PlaceButton>
        {onEnd === undefined ? null : (
          <Button size="sm" variant="default" onClick={onEnd} aria-label={`End walking with ${name}`}>
            End
          </Button>
        )}
      </Group>
    </Group>
  );
}
