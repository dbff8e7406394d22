import { ActionIcon, Button, Popover, Table, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconKeyboard } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { isStaff } from '../../../shared/rules/permissions.ts';
import { useSignedIn } from '../../app/session.tsx';
import { useToday } from '../../parts/Today.tsx';
import { KeyHint } from '../../parts/KeyHint.tsx';
import { sessionFacts } from '../words.ts';
import css from './Roll.module.css';
import type { RollStore } from './store.ts';
import { useRollPart } from './useRoll.ts';

interface RollHeaderProps {
  store: RollStore;
  session: SessionRow;
  aside: ReactNode;
  onUndone: () => void;
  onLeave: () => void;
}

/** What group this is, how far its roll is, and the way back. */
export function RollHeader({ store, session, aside, onUndone, onLeave }: RollHeaderProps) {
  const total = useRollPart(store, (state) => state.lines.length);
  const marked = useRollPart(store, (state) => state.lines.filter((line) => line.choice !== undefined).length);
  const undoable = useRollPart(store, (state) => state.history.at(-1)?.label);
  const today = useToday();
  return (
    <header className={css.head}>
      <ActionIcon aria-label="Back" onClick={onLeave}>
        <IconArrowLeft size={22} aria-hidden />
      </ActionIcon>
      <Title order={1} className={css.title ?? ''} tabIndex={-1}>
        {session.title}
      </Title>
      <span className={css.about}>{sessionFacts(session, today)}</span>
      {aside}
      <span className={css.progress} role="status">
        <b>{marked}</b> of <b>{total}</b> marked
      </span>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        aria-label={undoable === undefined ? 'Undo' : `Undo ${undoable}`}
        aria-keyshortcuts="Control+Z"
        disabled={undoable === undefined}
        onClick={() => {
          store.take({ type: 'undo' });
          onUndone();
        }}
      >
        Undo
      </Button>
      <Keys />
    </header>
  );
}

interface KeyLine {
  readonly caps: string;
  readonly does: string;
  readonly staffOnly?: boolean;
}

const keys: readonly KeyLine[] = [
  { caps: 'P+A+E+L', does: 'Mark the line: present, absent, excused, late' },
  { caps: '1+2', does: 'Go to line 12, and so on' },
  { caps: '/', does: 'Find a name, or add a walk-in' },
  { caps: 'R', does: 'Mark everyone not marked yet as present' },
  { caps: 'N', does: 'Note on the line, for staff', staffOnly: true },
  { caps: 'Delete', does: 'Take the mark away' },
  { caps: '↑+↓+←+→', does: 'Next line, next column' },
  { caps: 'Ctrl+Z', does: 'Undo the last mark' },
  { caps: 'Ctrl+Enter', does: 'Finish' },
];

function Keys() {
  const staff = isStaff(useSignedIn().role);
  return (
    <Popover position="bottom-end" withRoles trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label="Keys of this screen">
          <IconKeyboard size={22} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Keys of this screen">
        <Table aria-label="Keys" verticalSpacing={4} withRowBorders={false} tabIndex={0}>
          <Table.Tbody>
            {keys
              .filter(({ staffOnly }) => staff || !staffOnly)
              .map(({ caps, does }) => (
                <Table.Tr key={caps}>
                  <Table.Th scope="row">
                    <KeyHint keys={caps} />
                    <VisuallyHidden>{caps.replaceAll('+', ' ')}</VisuallyHidden>
                  </Table.Th>
                  <Table.Td>{does}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Popover.Dropdown>
    </Popover>
  );
}
