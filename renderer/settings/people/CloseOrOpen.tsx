import { Text } from '@mantine/core';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import type { SignInRow } from './signIns.ts';

/** Closes a sign-in at once, or opens it again; either can be undone. */
export function CloseOrOpen({ user, opens, onClose }: { user: SignInRow; opens: boolean; onClose: () => void }) {
  const toggle = useDeed(opens ? client.users.open : client.users.close, { done: onClose });
  return (
    <ConfirmDialog
      opened
      title={opens ? `Open ${user.name}’s sign-in again?` : `Close ${user.name}’s sign-in?`}
      confirm={opens ? 'Open' : 'Close'}
      busy={toggle.busy}
      onConfirm={() => void toggle.run({ userId: user.id })}
      onClose={onClose}
    >
      <DeedProblem deed={toggle} />
      <Text>
        {opens
          ? 'They sign in with the passphrase they had. You can undo this.'
          : 'From now on their passphrase opens nothing here. What they wrote stays. You can undo this.'}
      </Text>
    </ConfirmDialog>
  );
}
