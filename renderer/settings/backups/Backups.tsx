import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupView } from '../../../shared/contract/backups.ts';
import { Answered } from '../../app/Answered.tsx';
import { BackupTable } from '../../app/backups/BackupTable.tsx';
import { GoBack } from '../../app/backups/GoBack.tsx';
import { troubleSentence } from '../../app/backups/words.ts';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { leave } from '../../app/lock.ts';
import { useMay, useSignedIn } from '../../app/session.tsx';
import { writeInstant } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Section } from '../../parts/Section.tsx';
import { SecondPlace } from './SecondPlace.tsx';

const stepWords = { making: 'Backing up', opening: 'Opening the backup and reading all of it', copying: 'Copying' };

/** Every backup, when one was last proven to open, and where they are copied to. */
export function Backups() {
  const make = useDeed(client.backups.make, { quiet: true });
  const cancel = useDeed(client.backups.cancel, { quiet: true });
  const query = useQuery(
    queries.backups.list.queryOptions({
      refetchInterval: ({ state }) => (make.busy || state.data?.running ? 500 : false),
    }),
  );
  const zone = useSignedIn().house?.timeZone;
  const mayGoBack = useMay('backups.go-back');
  const [asked, setAsked] = useState<BackupView | undefined>();
  return (
    <Answered query={query}>
      {({ backups, unreadable, running, troubles, secondPlace }) => (
        <Stack gap="lg">
          {make.problem
            ? null
            : troubles.map(({ code, facts }) => (
                <Notice key={code} title="The last backup did not go as it should">
                  {troubleSentence(code, facts)}
                </Notice>
              ))}
          <Section
            title="Backups"
            sub={provenWords(backups, zone)}
            flush
            actions={
              <Button
                size="sm"
                leftSection={<IconArchive size={18} aria-hidden />}
                loading={make.busy}
                onClick={() => void make.run({})}
              >
                Back up now
              </Button>
            }
          >
            <DeedProblem deed={make} />
            {running ? (
              <Group px="lg" pb="md" gap="md" wrap="nowrap">
                <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
                  {stepWords[running.step]} …
                </Text>
                <Progress
                  flex={1}
                  value={running.of === 0 ? 0 : (100 * running.done) / running.of}
                  aria-label={stepWords[running.step]}
                />
                <Button size="compact-md" variant="default" onClick={() => void cancel.run({})}>
                  Cancel
                </Button>
              </Group>
            ) : null}
            {backups.length === 0 ? (
              <EmptyState icon={<IconArchive size={24} aria-hidden />} title="There is no backup yet.">
                Cairn makes one when somebody signs out after a change, and every day it is open.
              </EmptyState>
            ) : (
              <BackupTable backups={backups} timeZone={zone} {...(mayGoBack && { onGoBack: setAsked })} />
            )}
            {unreadable.map((path) => (
              <Text key={path} px="lg" py="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                This file should be a backup and cannot be read: {path}
              </Text>
            ))}
          </Section>
          <Text c="dimmed" px="lg" maw="var(--cairn-form-width)">
            Cairn keeps the newest of each of the last 7 days, 5 weeks and 12 months, and never deletes the last good
            one. Backups are sealed like the house itself: only staff of that time, or the recovery code of that time,
            open them.
          </Text>
          <SecondPlace secondPlace={secondPlace} timeZone={zone} />
          {asked ? (
            <GoBack
              backup={asked}
              timeZone={zone}
              call={client.backups.goBack}
              onDone={leave}
              onClose={() => setAsked(undefined)}
            />
          ) : null}
        </Stack>
      )}
    </Answered>
  );
}

function provenWords(backups: readonly BackupView[], zone: string | undefined): string {
  const proof = backups.map((backup) => backup.proof).find((found) => found !== undefined);
  if (!proof) return 'None has been opened yet. Cairn opens one after somebody on staff has signed in.';
  return `Last proven on ${writeInstant(proof.at, zone)}: one was opened and all of it read.`;
}
