import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../app/client.ts';
import { useMaybeSignedIn } from '../../app/session.tsx';
import { OpenBackup } from '../OpenBackup.tsx';
import { Begin } from './Begin.tsx';
import { HouseReady } from './HouseReady.tsx';
import { RecoveryCodeSteps } from './RecoveryCodeSteps.tsx';

/**
 * First start. Until the first administrator is made nothing is on disk, so a start killed before that begins anew;
 * one killed afterwards goes on at the recovery code, with a new one, because the old was shown only once.
 */
export default function SetUp() {
  const signedIn = useMaybeSignedIn();
  const { data: stage } = useQuery(
    queries.setUp.stage.queryOptions({ enabled: signedIn === undefined, staleTime: Infinity }),
  );
  const [recoveryCode, setRecoveryCode] = useState<string | undefined>();
  const [openingBackup, setOpeningBackup] = useState(false);
  if (signedIn?.settings.setUpFinishedAt !== undefined) return <HouseReady signedIn={signedIn} />;
  if (signedIn) return <RecoveryCodeSteps shown={recoveryCode} houseName={signedIn.house?.name ?? 'This house'} />;
  if (stage?.stage !== 'none') return null;
  if (openingBackup) return <OpenBackup onBack={() => setOpeningBackup(false)} />;
  return (
    <Begin
      folder={stage.folder}
      syncedBy={stage.syncedBy}
      timeZone={stage.timeZone}
      onMade={setRecoveryCode}
      onOpenBackup={() => setOpeningBackup(true)}
    />
  );
}
