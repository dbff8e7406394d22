import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { queries } from '../../app/client.ts';
import { PlaceButton, places } from '../../app/places.tsx';
import { DataTable, type Column } from '../../parts/DataTable.tsx';
import { addDays, writeDay } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { writeTime } from '../../parts/times.ts';
import { useToday } from '../../parts/Today.tsx';
import { namesInWords } from '../words.ts';
import { sheetNumbered } from './stack.ts';

interface MissingSheetsProps {
  /** Printed, over, and not entered; oldest first. */
  sheets: readonly SessionRow[];
  entered: number;
  onOpen: (sessionId: string) => void;
  onDone: () => void;
}

const longestLook = 91;

/** Which sheets are still out, and a field for the number of the one on top. */
export function MissingSheets({ sheets, entered, onOpen, onDone }: MissingSheetsProps) {
  const today = useToday();
  const [first] = sheets;
  const done = enteredWords(entered);
  return (
    <>
      <Group align="flex-end" justify="space-between" mb="md">
        <OneByNumber sheets={sheets} onOpen={onOpen} />
        {first ? (
          <Button onClick={() => onOpen(first.id)}>Begin with sheet {first.sheetNumber}</Button>
        ) : entered > 0 ? (
          <Button onClick={onDone}>Done</Button>
        ) : null}
      </Group>
      <Text role="status" mb="sm" c="dimmed">
        {done}{' '}
        {sheets.length === 0
          ? ''
          : sheets.length === 1
            ? 'One sheet is missing.'
            : `${sheets.length} sheets are missing.`}
      </Text>
      <DataTable
        name="Missing sheets"
        rows={sheets}
        columns={columnsFor(today)}
        rowId={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        sortedBy={{ column: 'when' }}
        empty={
          <EmptyState
            icon={<IconClipboardCheck size={24} aria-hidden />}
            title="No sheets are missing."
            action={
              <PlaceButton to={places.sheets} variant="default">
                Print sheets
              </PlaceButton>
            }
          >
            A printed sheet is listed here once its group is over, until somebody has entered it.
          </EmptyState>
        }
      />
    </>
  );
}

function enteredWords(entered: number): string {
  if (entered === 0) return '';
  return entered === 1 ? 'One sheet entered.' : `${entered} sheets entered.`;
}

/** Opens the sheet with a number, also one that was entered before (of the last three months). */
function OneByNumber({ sheets, onOpen }: Pick<MissingSheetsProps, 'sheets' | 'onOpen'>) {
  const today = useToday();
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string | undefined>();
  const past = useQuery(
    queries.sessions.calendar.queryOptions({ input: { from: addDays(today, -longestLook), to: today } }),
  );
  const look = (): void => {
    const sheet = sheetNumbered(sheets, past.data?.sessions ?? [], typed);
    if (sheet) onOpen(sheet.id);
    else setUnknown(`There is no sheet ${typed.trim()} in the last three months. Check the number at its top.`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') look();
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Sheet number"
          description="At the top right of the paper"
          w={260}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          value={typed}
          error={unknown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setUnknown(undefined);
          }}
        />
        <Button type="submit" variant="default">
          Open
        </Button>
      </Group>
    </form>
  );
}

const columnsFor = (today: string): readonly Column<SessionRow>[] => [
  { id: 'sheet', header: 'Sheet', width: 90, align: 'end', value: ({ sheetNumber }) => sheetNumber },
  { id: 'group', header: 'Group', value: ({ title }) => title },
  {
    id: 'when',
    header: 'When',
    width: 230,
    value: ({ startsAt }) => startsAt,
    cell: ({ startsAt }) => `${writeDay(startsAt.slice(0, 10), today)}, ${writeTime(startsAt.slice(11))}`,
  },
  {
    id: 'leaders',
    header: 'Led by',
    value: ({ leaders }) => (leaders.length === 0 ? 'Nobody yet' : namesInWords(leaders)),
  },
];
