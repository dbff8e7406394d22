import { CloseOrOpen } from './CloseOrOpen.tsx';
import { ChangeRole } from './ChangeRole.tsx';
import { LinkUser } from './LinkUser.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { RemoveUser } from './RemoveUser.tsx';
import { RenameUser } from './RenameUser.tsx';
import type { SignInDeed, SignInRow } from './signIns.ts';

interface SignInDialogProps {
  user: SignInRow;
  deed: SignInDeed;
  onClose: () => void;
}

/** The dialog of what was chosen to do about a sign-in. */
export function SignInDialog({ user, deed, onClose }: SignInDialogProps) {
  switch (deed) {
    case 'link':
      return <LinkUser user={user} onClose={onClose} />;
    case 'rename':
      return <RenameUser user={user} onClose={onClose} />;
    case 'role':
      return <ChangeRole user={user} onClose={onClose} />;
    case 'passphrase':
      return <NewPassphrase user={user} onClose={onClose} />;
    case 'close':
    case 'open':
      return <CloseOrOpen user={user} opens={deed === 'open'} onClose={onClose} />;
    case 'remove':
      return <RemoveUser user={user} onClose={onClose} />;
  }
}
