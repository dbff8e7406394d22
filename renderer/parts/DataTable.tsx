import { Box, Group, Table, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch, IconSelector } from '@tabler/icons-react';
import {
  createColumnHelper,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import css from './DataTable.module.css';
import { DataTableRows } from './DataTableRows.tsx';
import { EmptyState } from './EmptyState.tsx';
import { useAvailableHeight } from './useAvailableHeight.ts';

export type CellValue = string | number | boolean | undefined;

export interface Column<Row> {
  id: string;
  header: string;
  /** What is sorted and searched by; `undefined` always sorts last. */
  value: (row: Row) => CellValue;
  /** What is shown; the value as text when left out. */
  cell?: (row: Row) => ReactNode;
  /** CSS width; columns without one share what is left. */
  width?: number | string;
  align?: 'start' | 'end';
  sortable?: boolean;
}

export interface DataTableProps<Row extends RowData> {
  /** The table's accessible name, `People who live here`. */
  name: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Enter or a click on a row. The arrows then move from row to row. */
  onOpen?: (row: Row) => void;
  sortedBy?: { column: string; descending?: boolean };
  /** Placeholder of the filter box; without it there is none. */
  filter?: string;
  /** Stands beside the filter box: chips, switches, counts. */
  tools?: ReactNode;
  /** Shown instead of the table when there are no rows at all. */
  empty?: ReactNode;
  rowHeight?: number;
  /** Fixed height in CSS pixels; by default the table ends at the foot of the window. */
  height?: number;
}

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
}

/** CSS pixels below which a table scrolls sideways instead of laying its columns over one another. */
const leastWidth = (columns: readonly { readonly width?: number | string }[]): number =>
  columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 150), 0);

/** A table that sorts, filters and stays quick with thousands of rows: only the rows in sight are drawn. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { name, rows, columns, rowId, sortedBy, filter, tools, empty, rowHeight = 48 } = props;
  const [sorting, setSorting] = useState<SortingState>(
    sortedBy ? [{ id: sortedBy.column, desc: sortedBy.descending ?? false }] : [],
  );
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed).toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  const scroller = useRef<HTMLDivElement>(null);
  const available = useAvailableHeight(scroller);

  const texts = useMemo(
    () =>
      rows.map((row) =>
        columns
          .map((column) => column.value(row) ?? '')
          .join(' ')
          .toLowerCase(),
      ),
    [rows, columns],
  );
  const data = useMemo(() => {
    const parts = words.split(' ');
    return words === '' ? [...rows] : rows.filter((_, at) => parts.every((part) => texts[at]?.includes(part)));
  }, [rows, texts, words]);
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row) => column.value(row), {
          id: column.id,
          header: column.header,
          enableSorting: column.sortable ?? true,
          sortUndefined: 'last',
          sortFn: (a, b, id) => compareValues(a.getValue(id), b.getValue(id)),
        }),
      ),
    );
  }, [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    sortDescFirst: false,
  });
  const sorted = table.getRowModel().rows;

  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <Box>
      {filter === undefined && tools === undefined ? null : (
        <Group mb="sm" gap="sm" justify="space-between">
          {filter === undefined ? null : (
            <TextInput
              aria-label={filter}
              placeholder={filter}
              leftSection={<IconSearch size={18} aria-hidden />}
              value={typed}
              w={320}
              data-find
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setTyped('');
                if (event.key === 'ArrowDown')
                  scroller.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
              }}
            />
          )}
          <Group gap="sm">
            {words === '' ? null : (
              <Text size="sm" c="dimmed" role="status">
                {data.length} of {rows.length}
              </Text>
            )}
            {tools}
          </Group>
        </Group>
      )}
      <div ref={scroller} className={css.scroller} style={{ maxHeight: props.height ?? available }}>
        <Table
          aria-label={name}
          aria-rowcount={sorted.length + 1}
          layout="fixed"
          className={css.table ?? ''}
          miw={leastWidth(columns)}
          role={props.onOpen ? 'grid' : undefined}
        >
          <Table.Thead className={css.head ?? ''}>
            <Table.Tr aria-rowindex={1}>
              {columns.map((column) => {
                const direction =
                  sorting[0]?.id === column.id ? (sorting[0].desc ? 'descending' : 'ascending') : undefined;
                const Arrow =
                  direction === undefined ? IconSelector : direction === 'ascending' ? IconArrowUp : IconArrowDown;
                return (
                  <Table.Th
                    key={column.id}
                    w={column.width}
                    aria-sort={direction}
                    ta={column.align ?? 'start'}
                    scope="col"
                  >
                    {column.sortable === false ? (
                      column.header
                    ) : (
                      <UnstyledButton
                        className={css.sort ?? ''}
                        onClick={() => table.getColumn(column.id)?.toggleSorting()}
                      >
                        {column.header}
                        <Arrow size={16} aria-hidden data-idle={direction === undefined || undefined} />
                      </UnstyledButton>
                    )}
                  </Table.Th>
                );
              })}
            </Table.Tr>
          </Table.Thead>
          <DataTableRows
            rows={sorted}
            columns={columns}
            scroller={scroller}
            rowHeight={rowHeight}
            onOpen={props.onOpen}
          />
        </Table>
        {data.length === 0 ? (
          <EmptyState title={typed === '' ? 'Nothing here yet.' : `Nothing matches “${typed.trim()}”.`} />
        ) : null}
      </div>
    </Box>
  );
}
