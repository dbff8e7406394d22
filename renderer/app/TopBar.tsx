import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconLock, IconSearch, IconSwitchHorizontal } from '@tabler/icons-react';
import { KeyHint } from '../parts/KeyHint.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { useMay } from './session.tsx';
import css from './Shell.module.css';

interface TopBarProps {
  onSearch: () => void;
  onSwitch: () => void;
  onLock: () => void;
}

/** Search everything, who is signed in, another person, lock. */
export function TopBar({ onSearch, onSwitch, onLock }: TopBarProps) {
  const maySearch = useMay('search.use');
  return (
    <header className={css.top}>
      {maySearch ? (
        <UnstyledButton className={css.find ?? ''} onClick={onSearch} aria-keyshortcuts="Control+K">
          <IconSearch size={18} aria-hidden />
          <span>Find a person, a group, a bed</span>
          <KeyHint keys="Ctrl+K" />
        </UnstyledButton>
      ) : null}
      <span style={{ flex: 1 }} />
      <PersonMenu />
      <Button
        variant="subtle"
        color="gray"
        size="sm"
        h={40}
        leftSection={<IconSwitchHorizontal size={18} aria-hidden />}
        onClick={onSwitch}
      >
        <span className={css.switch}>Switch person</span>
      </Button>
      <Tooltip label="Lock (Ctrl+L)">
        <ActionIcon size={40} aria-label="Lock" aria-keyshortcuts="Control+L" onClick={onLock}>
          <IconLock size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}
