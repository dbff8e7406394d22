import { Button, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useAnnounce } from '../../parts/Announce.tsx';
import { Section } from '../../parts/Section.tsx';
import { Reading } from './Reading.tsx';

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
      {verify.busy ? <Reading /> : null}
    </Section>
  );
}
