import { Table } from '@mantine/core';
import type { Row as TableRow, RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Column, features } from './DataTable.tsx';
import css from './DataTable.module.css';
import { useRowMemory } from './RowMemory.tsx';

interface DataTableRowsProps<Row extends RowData> {
  rows: readonly TableRow<typeof features, Row>[];
  columns: readonly Column<Row>[];
  scroller: RefObject<HTMLDivElement | null>;
  rowHeight: number;
  onOpen: ((row: Row) => void) | undefined;
}

const jumps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + 10,
  PageUp: (at) => at - 10,
  Home: () => 0,
  End: (_, last) => last,
};

/** The body of a `DataTable`: the rows in sight between two spacers; one of them can have the focus. */
export function DataTableRows<Row extends RowData>({
  rows,
  columns,
  scroller,
  rowHeight,
  onOpen,
}: DataTableRowsProps<Row>) {
  const memory = useRowMemory();
  const [currentId, setCurrentId] = useState(memory.rowId);
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef(memory.rowId);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: 8,
    initialRect: { width: 0, height: 700 },
  });
  const currentAt = Math.max(
    0,
    rows.findIndex((row) => row.id === currentId),
  );

  useEffect(() => {
    if (wanted.current === undefined) return;
    const at = rows.findIndex((row) => row.id === wanted.current);
    if (at < 0) return;
    virtualizer.scrollToIndex(at, { align: 'center' });
    const element = body.current?.querySelector<HTMLElement>(`tr[data-index="${at}"]`);
    if (!element) return;
    element.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const move = (event: KeyboardEvent<HTMLElement>, at: number): void => {
    if (event.target !== event.currentTarget) return;
    const row = rows[at];
    if (event.key === 'Enter' && row) {
      event.preventDefault();
      return onOpen?.(row.original);
    }
    const jump = jumps[event.key];
    if (!jump || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, jump(at, rows.length - 1)));
    wanted.current = rows[next]?.id;
    setCurrentId(rows[next]?.id);
    virtualizer.scrollToIndex(next);
  };

  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Table.Tbody ref={body}>
      {before > 0 ? <tr aria-hidden style={{ height: before }} /> : null}
      {items.map((item) => {
        const row = rows[item.index];
        if (!row) return null;
        return (
          <Table.Tr
            key={row.id}
            ref={virtualizer.measureElement}
            data-index={item.index}
            data-row-id={row.id}
            aria-rowindex={item.index + 2}
            className={css.row ?? ''}
            data-opens={onOpen !== undefined || undefined}
            style={{ height: rowHeight }}
            {...(onOpen && {
              tabIndex: item.index === currentAt ? 0 : -1,
              onClick: () => onOpen(row.original),
              onKeyDown: (event: KeyboardEvent<HTMLElement>) => move(event, item.index),
              onFocus: () => {
                setCurrentId(row.id);
                memory.remember(row.id);
              },
            })}
          >
            {columns.map((column) => (
              <Table.Td key={column.id} ta={column.align ?? 'start'}>
                {column.cell ? column.cell(row.original) : column.value(row.original)}
              </Table.Td>
            ))}
          </Table.Tr>
        );
      })}
      {after > 0 ? <tr aria-hidden style={{ height: after }} /> : null}
    </Table.Tbody>
  );
}
