import { Button, Group, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client, queries } from '../../app/client.ts';
import { useDeed } from '../../app/deed.tsx';

/** How far the reading of all lines is, and the way to stop it; mounted while it lasts. */
export function Reading() {
  const cancel = useDeed(client.history.cancelReading, { quiet: true, refresh: false });
  const running = useQuery(queries.history.reading.queryOptions({ refetchInterval: 300, gcTime: 0 })).data?.running;
  if (!running) return null;
  return (
    <Group gap="md" wrap="nowrap">
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        Reading line {running.done.toLocaleString('en-US')} of {running.of.toLocaleString('en-US')} …
      </Text>
      <Progress
        flex={1}
        value={running.of === 0 ? 0 : (100 * running.done) / running.of}
        aria-label="How many lines were read"
      />
      <Button size="compact-md" variant="default" onClick={() => void cancel.run({})}>
        Cancel
      </Button>
    </Group>
  );
}
