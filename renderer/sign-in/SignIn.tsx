import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { noticeSentence, syncingSentence } from '../../shared/messages/notices.ts';
import { queries } from '../app/client.ts';
import { keptPlace } from '../app/keptPlace.ts';
import { Notice } from '../parts/Notice.tsx';
import { Door } from './Door.tsx';
import { Names, type SignInName } from './Names.tsx';
import { OpenBackup } from './OpenBackup.tsx';
import { Passphrase } from './Passphrase.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import { RefusedHouse } from './RefusedHouse.tsx';

/** Who is here, then their passphrase. After a lock the same person is already chosen. */
export default function SignIn() {
  const { data: stage } = useQuery(queries.setUp.stage.queryOptions({ staleTime: Infinity }));
  const [chosen, setChosen] = useState<SignInName | 'nobody' | undefined>();
  const [lost, setLost] = useState(false);
  const [openingBackup, setOpeningBackup] = useState(false);
  if (stage === undefined || stage.stage === 'none') return null;
  if (openingBackup) return <OpenBackup onBack={() => setOpeningBackup(false)} />;
  if (stage.stage === 'refused') return <RefusedHouse stage={stage} onOpenBackup={() => setOpeningBackup(true)} />;
  if (lost) return <RecoveryCode onBack={() => setLost(false)} />;

  const kept = keptPlace();
  const only = stage.names.length === 1 ? stage.names[0] : undefined;
  const last = kept?.switching === true ? undefined : stage.names.find(({ id }) => id === kept?.userId);
  const name = chosen === 'nobody' ? undefined : (chosen ?? last ?? only);
  const notes = (
    <Stack gap="sm" mb={stage.notices.length > 0 || stage.syncedBy || stage.demoPassphrase ? 'md' : 0}>
      {stage.demoPassphrase === undefined ? null : (
        <Alert icon={<IconInfoCircle aria-hidden />} role="note" title="A demo house">
          Everyone in it is made up. Choose any name; the passphrase is <b>{stage.demoPassphrase}</b>.
        </Alert>
      )}
      {stage.notices.map(({ code, file }) => (
        <Notice key={`${code} ${file}`} title="Something to know">
          {noticeSentence(code, file)}
        </Notice>
      ))}
      {stage.syncedBy === undefined ? null : (
        <Notice title={`This house is kept in ${stage.syncedBy}`}>{syncingSentence(stage.syncedBy)}</Notice>
      )}
    </Stack>
  );
  if (name) {
    return (
      <Door title={`Welcome back, ${name.name}`} {...(last === name && { sub: 'Locked. Your place is kept.' })}>
        {notes}
        <Passphrase
          key={name.id}
          name={name}
          onOther={only ? undefined : () => setChosen('nobody')}
          onLost={() => setLost(true)}
          onOpenBackup={() => setOpeningBackup(true)}
        />
      </Door>
    );
  }
  return (
    <Door
      title="Who is here?"
      sub="Choose your name, then type your passphrase."
      foot={
        <>
          Anyone at this PC can read these names, so they need not be real ones.{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => setLost(true)}>
            Use the recovery code
          </Anchor>
        </>
      }
    >
      {notes}
      <Names names={stage.names} onChoose={setChosen} />
      {stage.names.length === 0 ? <Text c="dimmed">Nobody can sign in here yet.</Text> : null}
    </Door>
  );
}
