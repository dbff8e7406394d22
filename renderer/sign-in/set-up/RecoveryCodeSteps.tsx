import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { lock } from '../../app/lock.ts';
import { useSignedIn } from '../../app/session.tsx';
import { Door } from '../Door.tsx';
import { ProveCode } from '../../app/recovery-code/ProveCode.tsx';
import { ShowCode } from '../../app/recovery-code/ShowCode.tsx';
import { StepMarks } from './StepMarks.tsx';

const titles = ['Your house', 'Beds', 'Phases', 'You', 'Recovery code'];

interface RecoveryCodeStepsProps {
  /** The code as it was just made; `undefined` when set-up was interrupted before it was proven. */
  shown: string | undefined;
  houseName: string;
}

/** The recovery code: shown once, kept on paper, proven by typing part of it. Only then is the house complete. */
export function RecoveryCodeSteps({ shown, houseName }: RecoveryCodeStepsProps) {
  const { user } = useSignedIn();
  const [replaced, setReplaced] = useState<string | undefined>();
  const [proving, setProving] = useState(false);
  const replace = useDeed(client.setUp.replaceRecoveryCode, {
    refresh: false,
    done: ({ recoveryCode }) => {
      setReplaced(recoveryCode);
      setProving(false);
    },
  });
  const code = replaced ?? shown;
  if (code === undefined) {
    return (
      <Door
        title="Let us finish setting up"
        wide
        sub="This house was made, but its recovery code was not confirmed yet."
      >
        <StepMarks titles={titles} at={4} />
        <Stack>
          <Text>
            A code is shown only once, so you get a new one now. If you wrote the first one down, cross it out: it no
            longer opens anything.
          </Text>
          <DeedProblem deed={replace} />
          <Group justify="space-between">
            <Button variant="default" onClick={() => void lock(user.id)}>
              Later
            </Button>
            <Button onClick={() => void replace.run(undefined)} loading={replace.busy} autoFocus>
              Show a new code
            </Button>
          </Group>
        </Stack>
      </Door>
    );
  }
  return (
    <Door
      title={proving ? 'Type part of it' : 'Your recovery code'}
      wide
      sub={
        proving ? undefined : 'The only way in when every administrator’s passphrase is lost. It is shown this once.'
      }
    >
      <div className="no-print">
        <StepMarks titles={titles} at={4} />
      </div>
      {proving ? (
        <ProveCode code={code} onBack={() => setProving(false)} />
      ) : (
        <ShowCode code={code} houseName={houseName} onKept={() => setProving(true)} />
      )}
    </Door>
  );
}
