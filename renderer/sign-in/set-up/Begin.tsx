import { Anchor, Box, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { syncingSentence } from '../../../shared/messages/notices.ts';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Door } from '../Door.tsx';
import { AdministratorStep } from './AdministratorStep.tsx';
import { BedsStep } from './BedsStep.tsx';
import { HouseStep } from './HouseStep.tsx';
import { PhasesStep } from './PhasesStep.tsx';
import { StepMarks } from './StepMarks.tsx';
import { beginning, setUpSchema, type SetUpValues } from './setUpForm.ts';

const steps = [
  { title: 'Your house', fields: ['houseName', 'state', 'timeZone', 'completeSince'], content: HouseStep },
  { title: 'Beds', fields: ['beds'], content: BedsStep },
  { title: 'Phases', fields: ['phases'], content: PhasesStep },
  { title: 'You', fields: ['name', 'passphrase', 'again'], content: AdministratorStep },
] as const;

interface BeginProps {
  folder: string;
  syncedBy: string | undefined;
  timeZone: string;
  onMade: (recoveryCode: string) => void;
  onOpenBackup: () => void;
}

/** The first four steps; nothing is written before the last is answered. */
export function Begin({ folder, syncedBy, timeZone, onMade, onOpenBackup }: BeginProps) {
  const [at, setAt] = useState(0);
  const cache = useQueryClient();
  const form = useRecordForm(setUpSchema, beginning(timeZone));
  const begin = useDeed(client.setUp.begin, {
    form,
    refresh: false,
    done: ({ recoveryCode, signedIn }) => {
      onMade(recoveryCode);
      cache.setQueryData(queries.session.current.queryKey(), signedIn);
    },
  });
  const step = steps[at] ?? steps[0];
  const Content = step.content;
  const last = at === steps.length - 1;

  const make = (typed: SetUpValues): Promise<unknown> =>
    begin.run({
      house: {
        name: typed.houseName,
        state: typed.state,
        timeZone: typed.timeZone,
        ...(typed.completeSince !== undefined && { recordsCompleteSince: typed.completeSince }),
      },
      beds: typed.beds.filter(({ rooms }) => rooms > 0),
      phases: typed.phases,
      administrator: { name: typed.name, passphrase: typed.passphrase },
      paper: 'letter',
    });
  const forward = async (): Promise<void> => {
    if (await form.trigger([...step.fields], { shouldFocus: true })) setAt(at + 1);
  };
  return (
    <Door
      title={step.title}
      wide
      foot={
        <span style={{ overflowWrap: 'anywhere' }}>
          Everything stays on this PC, in {folder}, sealed with your passphrase.
        </span>
      }
    >
      {syncedBy === undefined ? null : (
        <Box mb="lg">
          <Notice title={`This folder is kept in ${syncedBy}`}>{syncingSentence(syncedBy)}</Notice>
        </Box>
      )}
      {at === 0 ? (
        <Text mb="lg" size="sm" c="dimmed">
          Moving here from another PC?{' '}
          <Anchor component="button" type="button" size="sm" onClick={onOpenBackup}>
            Open a backup
          </Anchor>
        </Text>
      ) : null}
      <StepMarks titles={[...steps.map(({ title }) => title), 'Recovery code']} at={at} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (last ? form.handleSubmit(make)(event) : forward());
        }}
      >
        <DeedProblem deed={begin} />
        <Content key={at} form={form} />
        <Group justify="space-between" mt="xl">
          {at === 0 ? (
            <span />
          ) : (
            <Button variant="default" onClick={() => setAt(at - 1)} disabled={begin.busy}>
              Back
            </Button>
          )}
          <Button type="submit" loading={begin.busy}>
            {last ? 'Make the house' : 'Continue'}
          </Button>
        </Group>
      </form>
    </Door>
  );
}
