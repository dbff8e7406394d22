import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { ProveCode } from '../../app/recovery-code/ProveCode.tsx';
import { ShowCode } from '../../app/recovery-code/ShowCode.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { Section } from '../../parts/Section.tsx';

/** A new recovery code in place of the old: after it was used, or when the paper is lost. */
export function NewRecoveryCode() {
  const { byRecoveryCode, house } = useSignedIn();
  const [code, setCode] = useState<string | undefined>();
  const [proving, setProving] = useState(false);
  const close = (): void => {
    setCode(undefined);
    setProving(false);
  };
  const replace = useDeed(client.setUp.replaceRecoveryCode, {
    refresh: false,
    done: ({ recoveryCode }) => setCode(recoveryCode),
  });
  return (
    <Section
      title="Recovery code"
      sub="On paper, locked away: the way in when every administrator’s passphrase is lost."
    >
      {byRecoveryCode ? (
        <Alert color="ochre" mb="md" title="You came in with the recovery code">
          It has been read out at a screen now. Make a new one, and give yourself a new passphrase.
        </Alert>
      ) : null}
      <DeedProblem deed={replace} />
      <Group justify="space-between">
        <Text c="dimmed" size="sm" maw={520}>
          When the paper is lost, or somebody who left has seen it, make a new code. The old one stops working at once.
        </Text>
        <Button variant="default" loading={replace.busy} onClick={() => void replace.run(undefined)}>
          Make a new code
        </Button>
      </Group>
      <Modal
        opened={code !== undefined}
        onClose={close}
        size={600}
        closeOnClickOutside={false}
        title={
          <Text component="span" fw={650} size="lg">
            {proving ? 'Type part of it' : 'The new recovery code'}
          </Text>
        }
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {code === undefined ? null : proving ? (
          <ProveCode code={code} onBack={() => setProving(false)} onProven={close} />
        ) : (
          <ShowCode code={code} houseName={house?.name ?? 'this house'} onKept={() => setProving(true)} />
        )}
      </Modal>
    </Section>
  );
}
