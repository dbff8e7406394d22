import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useAnnounce } from '../../parts/Announce.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DayInput } from '../../parts/DayInput.tsx';
import { shortDay } from '../../parts/days.ts';
import { Section } from '../../parts/Section.tsx';
import { Reading } from './Reading.tsx';

/** Has the house tell no more what was changed before a day. For administrators. */
export function KeepLess() {
  const announce = useAnnounce();
  const [before, setBefore] = useState<string | undefined>();
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState<string | undefined>();
  const forget = useDeed(client.history.forget, { quiet: true });
  const day = before === undefined ? '' : shortDay(before);

  const confirm = async (): Promise<void> => {
    if (before === undefined) return;
    setAsked(false);
    const answer = await forget.run({ before });
    if (!answer) return;
    const sentence = `Done: the history begins on ${day}. Every record is as it was.`;
    setDone(sentence);
    setBefore(undefined);
    announce(sentence);
  };
  return (
    <Section
      title="Keep less of the past"
      sub="The history remembers every value that was ever changed. What is older than the house needs can go; the last 30 days stay."
    >
      <Stack gap="md">
        <DeedProblem deed={forget} />
        <Group gap="sm" align="flex-end">
          <DayInput
            label="Forget what was changed before"
            lean="past"
            w={330}
            value={before}
            onChange={(next) => {
              setBefore(next);
              setDone(undefined);
              forget.forget();
            }}
          />
          <Button
            variant="default"
            disabled={before === undefined}
            loading={forget.busy}
            onClick={() => {
              setDone(undefined);
              setAsked(true);
            }}
          >
            Forget it …
          </Button>
        </Group>
        {forget.busy ? <Reading /> : null}
        {done === undefined ? null : <Text>{done}</Text>}
      </Stack>
      <ConfirmDialog
        opened={asked}
        title={`Forget what was changed before ${day}?`}
        confirm="Forget it"
        removes
        onConfirm={() => void confirm()}
        onClose={() => setAsked(false)}
      >
        <Stack gap="xs">
          <Text>
            What goes: what was done before that day, the values before and after, and the way back from them. This
            cannot be undone.
          </Text>
          <Text>
            What stays: every record as it is today, and of each old change who made it and when, so that it can still
            be checked that nothing was slipped in.
          </Text>
          <Text>
            Backups made until now hold it until they are let go: as a rule within a year, while new ones are made. One
            from before an update of Cairn, or a house that was set aside for a backup, may stay longer.
          </Text>
        </Stack>
      </ConfirmDialog>
    </Section>
  );
}
