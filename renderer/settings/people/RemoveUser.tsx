import { Text } from '@mantine/core';
import { noteDone } from '../../app/changes.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import type { SignInRow } from './signIns.ts';

/** Ends a sign-in for good: everything they could read takes new keys. */
export function RemoveUser({ user, onClose }: { user: SignInRow; onClose: () => void }) {
  const remove = useDeed(client.users.remove, {
    done: () => {
      noteDone(`${user.name} cannot sign in any more.`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={`Remove ${user.name}?`}
      confirm="Remove"
      removes
      busy={remove.busy}
      onConfirm={() => void remove.run({ userId: user.id })}
      onClose={onClose}
    >
      <DeedProblem deed={remove} />
      <Text>
        Their passphrase opens nothing written from now on, whatever copy they may have. What they wrote stays and keeps
        their name. Backups made until now still open with it. This cannot be undone; to let them in again, add them
        anew.
      </Text>
    </ConfirmDialog>
  );
}
