import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconKey,
  IconLink,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconTrash,
  IconUserCog,
} from '@tabler/icons-react';
import { useSignedIn } from '../../app/session.tsx';
import { deedsFor, type SignInDeed, type SignInRow } from './signIns.ts';

const items = {
  link: { label: 'Say who this is', icon: IconLink },
  rename: { label: 'Change the name', icon: IconPencil },
  role: { label: 'Change the role', icon: IconUserCog },
  passphrase: { label: 'Give a new passphrase', icon: IconKey },
  close: { label: 'Close this sign-in', icon: IconLock },
  open: { label: 'Open this sign-in again', icon: IconLockOpen },
  remove: { label: 'Remove', icon: IconTrash },
} as const satisfies Record<SignInDeed, unknown>;

/** Everything that may be done about one sign-in; nothing where nothing may. */
export function SignInMenu({ user, onChoose }: { user: SignInRow; onChoose: (deed: SignInDeed) => void }) {
  const { user: me } = useSignedIn();
  const deeds = deedsFor(user, me);
  if (deeds.length === 0) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={`What to do about ${user.name}`}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {deeds.map((deed) => {
          const { label, icon: Icon } = items[deed];
          return (
            <Menu.Item
              key={deed}
              leftSection={<Icon size={18} aria-hidden />}
              {...(deed === 'remove' && { color: 'red' })}
              onClick={() => onChoose(deed)}
            >
              {label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
