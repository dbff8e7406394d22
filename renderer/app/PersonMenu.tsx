import { Button, Menu, Modal, Stack, Table, Text, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconKey, IconKeyboard, IconUserCircle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { KeyHint } from '../parts/KeyHint.tsx';
import { useSignedIn } from './session.tsx';
import css from './Shell.module.css';
import { useRegisteredShortcuts } from './shortcuts.ts';

const ChangePassphrase = lazy(() => import('./ChangePassphrase.tsx'));
const roleWords = {
  administrator: 'Administrator',
  staff: 'Staff',
  mentor: 'Peer mentor',
  viewer: 'Reports only',
} as const;
const schemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As the computer is set' },
] as const;
const isScheme = (value: unknown): value is (typeof schemes)[number]['value'] =>
  schemes.some((scheme) => scheme.value === value);

/** Who is signed in, and what is theirs: passphrase, light or dark, the list of shortcuts. */
export function PersonMenu() {
  const { user, role } = useSignedIn();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [opened, setOpened] = useState<'passphrase' | 'shortcuts' | undefined>();
  const close = (): void => setOpened(undefined);
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="sm"
            h={40}
            leftSection={<IconUserCircle size={20} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            <span className={css.who}>{user.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.name} · {roleWords[role]}
          </Menu.Label>
          <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={() => setOpened('passphrase')}>
            Change your passphrase
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} onClick={() => setOpened('shortcuts')}>
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>Light or dark</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={(value) => isScheme(value) && setColorScheme(value)}>
            {schemes.map(({ value, label }) => (
              <Menu.RadioItem key={value} value={value}>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={opened === 'passphrase'} onClose={close} title={<Heading>Change your passphrase</Heading>}>
        <Suspense>
          <ChangePassphrase onClose={close} />
        </Suspense>
      </Modal>
      <Modal opened={opened === 'shortcuts'} onClose={close} title={<Heading>Keyboard shortcuts</Heading>}>
        <ShortcutList />
      </Modal>
    </>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Text component="span" fw={650} size="lg">
      {children}
    </Text>
  );
}

const always = [
  { keys: 'Ctrl+Z', label: 'Undo the last change' },
  { keys: '↑+↓', label: 'From row to row in a table; Enter opens' },
];

function ShortcutList() {
  const shortcuts = [...useRegisteredShortcuts().map(({ keys, label }) => ({ keys: written(keys), label })), ...always];
  return (
    <Stack>
      <Table aria-label="Keyboard shortcuts">
        <Table.Tbody>
          {shortcuts.map(({ keys, label }) => (
            <Table.Tr key={keys}>
              <Table.Td>{label}</Table.Td>
              <Table.Td w={120} aria-label={keys}>
                <KeyHint keys={keys} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

const written = (keys: string): string =>
  keys
    .split('+')
    .map((key) => key.trim().replace(/^mod$/i, 'Ctrl'))
    .map((key) => key.charAt(0).toUpperCase() + key.slice(1))
    .join('+');
