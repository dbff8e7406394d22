import { ActionIcon, Button, Popover, Table, Title } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconKeyboard } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
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

const keys = [
  ['P A E L', 'Mark the line: present, absent, excused, late'],
  ['1 2 …', 'Go to the line with that number'],
  ['/', 'Find a name, or add a walk-in'],
  ['R', 'Mark everyone not marked yet as present'],
  ['N', 'Note on the line, for staff'],
  ['Delete', 'Take the mark away'],
  ['Ctrl+Z', 'Undo the last mark'],
  ['Ctrl+Enter', 'Finish'],
  ['Arrows', 'Next line, next column'],
] as const;

function Keys() {
  return (
    <Popover position="bottom-end" withRoles trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label="Keys of this screen">
          <IconKeyboard size={22} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Keys of this screen">
        <Table verticalSpacing={4} withRowBorders={false} tabIndex={0}>
          <Table.Tbody>
            {keys.map(([key, words]) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">
                  {key.includes('+') ? <KeyHint keys={key} /> : key}
                </Table.Th>
                <Table.Td>{words}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Popover.Dropdown>
    </Popover>
  );
}
