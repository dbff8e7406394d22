import { Button, Group, Progress, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useAnnounce } from '../../parts/Announce.tsx';
import { Section } from '../../parts/Section.tsx';

/** Reads every file and checks that each line is signed and follows the one before it. */
export function Proof() {
  const announce = useAnnounce();
  const [found, setFound] = useState<string | undefined>();
  const verify = useDeed(client.history.verify, {
    quiet: true,
    refresh: false,
    done: ({ lines }) => {
      const sentence = `All is as it was written: ${lines.toLocaleString('en-US')} lines, each signed by who wrote it and following the one before.`;
      setFound(sentence);
      announce(sentence);
    },
  });
  const cancel = useDeed(client.history.cancelVerify, { quiet: true, refresh: false });
  const { data } = useQuery(
    queries.history.verifying.queryOptions({ enabled: verify.busy, refetchInterval: verify.busy ? 300 : false }),
  );
  const running = verify.busy ? data?.running : undefined;
  return (
    <Section
      title="Is it all as it was written?"
      sub="Every file of the house is read, and every line checked: who signed it, what it follows, what it holds."
      actions={
        <Button
          size="sm"
          variant="light"
          leftSection={<IconShieldCheck size={18} aria-hidden />}
          loading={verify.busy}
          onClick={() => {
            setFound(undefined);
            void verify.run({});
          }}
        >
          Check now
        </Button>
      }
    >
      <DeedProblem deed={verify} />
      {found === undefined ? null : <Text>{found}</Text>}
      {running ? (
        <Group gap="md" wrap="nowrap">
          <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
            Reading line {running.done.toLocaleString('en-US')} of {running.of.toLocaleString('en-US')} …
          </Text>
          <Progress
            flex={1}
            value={running.of === 0 ? 0 : (100 * running.done) / running.of}
            aria-label="How many lines were checked"
          />
          <Button size="compact-md" variant="default" onClick={() => void cancel.run({})}>
            Cancel
          </Button>
        </Group>
      ) : null}
    </Section>
  );
}
