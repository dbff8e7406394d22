import { Paper, Text } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useAnnounce } from '../parts/Announce.tsx';
import { LastChange } from './LastChange.tsx';
import { lock } from './lock.ts';
import { useSignedIn } from './session.tsx';
import css from './Shell.module.css';
import { useShortcuts } from './shortcuts.ts';
import { useIdleLock } from './useIdleLock.ts';

const soonWords = 'Locking in half a minute. Press any key to stay.';

/** What watches over every screen while somebody is signed in: the idle lock, Ctrl+L, and the undo toast. */
export default function Vigil() {
  const { user, settings } = useSignedIn();
  const lockNow = useCallback(() => void lock(user.id), [user.id]);
  const soon = useIdleLock(settings.idleMinutes, lockNow);
  const announce = useAnnounce();
  useShortcuts([{ keys: 'mod+L', label: 'Lock', run: lockNow }]);
  useEffect(() => {
    if (soon) announce(soonWords);
  }, [soon, announce]);
  return (
    <>
      <LastChange />
      {soon ? (
        <Paper className={css.soon ?? ''}>
          <Text>{soonWords}</Text>
        </Paper>
      ) : null}
    </>
  );
}
