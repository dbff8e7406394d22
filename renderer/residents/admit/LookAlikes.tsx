import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { PersonRef } from '../../../shared/contract/views.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { queries } from '../../app/client.ts';
import { PlaceLink, places } from '../../app/places.tsx';
import { useToday } from '../../parts/Today.tsx';
import { isThis, livesHere, tellingApart } from './lookAlike.ts';

interface LookAlikesProps {
  preferredName: string | undefined;
  legalLast: string | undefined;
  birthDate: Day | undefined;
  onChoose: (person: PersonRef) => void;
}

/** People already known who could be the one being admitted, offered while the name is typed. */
export function LookAlikes({ preferredName = '', legalLast, birthDate, onChoose }: LookAlikesProps) {
  const today = useToday();
  const name = preferredName.trim();
  const [asked] = useDebouncedValue({ name, legalLast, birthDate }, 200);
  const query = useQuery(
    queries.residents.lookAlikes.queryOptions({
      input: {
        preferredName: asked.name,
        ...(asked.legalLast !== undefined && { legalLast: asked.legalLast }),
        ...(asked.birthDate !== undefined && { birthDate: asked.birthDate }),
      },
      enabled: asked.name.length >= 2 || asked.birthDate !== undefined,
      placeholderData: (held) => held,
    }),
  );
  const people = (name.length >= 2 || birthDate !== undefined ? query.data?.people : undefined) ?? [];
  return (
    <div role="status" aria-label="People already known">
      {people.length === 0 ? null : (
        <Stack gap="xs">
          {people.slice(0, 4).map((known) => (
            <Paper key={known.person.id} p="sm" radius="md">
              <Group justify="space-between" wrap="nowrap" gap="md">
                <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  <Text fw={600}>{isThis(known, today)}</Text>
                  <Text size="sm" c="dimmed">
                    {tellingApart(known) ?? 'No legal name or birth date is entered.'}
                  </Text>
                </div>
                {livesHere(known) ? (
                  <PlaceLink to={places.person(known.person.id)}>Open {displayName(known.person)}</PlaceLink>
                ) : (
                  <Button size="sm" variant="light" style={{ flexShrink: 0 }} onClick={() => onChoose(known.person)}>
                    Yes, admit {displayName(known.person)} again
                  </Button>
                )}
              </Group>
            </Paper>
          ))}
          <Text size="sm" c="dimmed">
            {people.length > 4 ? `${people.length - 4} more are alike; type more of the name. ` : ''}If it is somebody
            else, go on.
          </Text>
        </Stack>
      )}
    </div>
  );
}
