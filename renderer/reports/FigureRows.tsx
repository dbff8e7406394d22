import { Table, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Report } from '../../shared/contract/reports.ts';
import type { FigureLine, LineSection } from '../paper/outcome-report/lines.ts';
import { monthsAfter, shortMonth } from '../paper/outcome-report/months.ts';
import { useRowMemory } from '../parts/RowMemory.tsx';
import { changesOf } from './changes.ts';
import { FigureDetail } from './FigureDetail.tsx';
import css from './FigureRows.module.css';

/** The figures of a section: Tab walks them, Enter opens one. */
export function FigureRows({ section, report }: { section: LineSection; report: Report }) {
  const changeOf = changesOf(report);
  const before = shortMonth(monthsAfter(report.period.lastDay, -1));
  return (
    <Table className={css.table} aria-label={section.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Figure</Table.Th>
          <Table.Th scope="col" className={css.value}>
            Value
          </Table.Th>
          <Table.Th scope="col" className={css.outOf}>
            Out of
          </Table.Th>
          <Table.Th scope="col" className={css.unknown}>
            Blank
          </Table.Th>
          {changeOf ? (
            <Table.Th scope="col" className={css.change}>
              Since {before}
            </Table.Th>
          ) : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {section.lines.map((line) => (
          <FigureRow key={line.id} line={line} report={report} change={changeOf?.(line.id)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface FigureRowProps {
  line: FigureLine;
  report: Report;
  /** `undefined` where the report compares nothing. */
  change: string | undefined;
}

function FigureRow({ line, report, change }: FigureRowProps) {
  const [open, setOpen] = useState(false);
  const { rowId, remember } = useRowMemory();
  const detail = useId();
  const early = line.state === 'records-begin';
  return (
    <>
      <Table.Tr className={css.row} data-open={open || undefined} onClick={() => setOpen(!open)}>
        <Table.Th scope="row">
          <UnstyledButton
            className={css.title}
            aria-expanded={open}
            aria-controls={detail}
            autoFocus={rowId === line.id}
            onFocus={() => remember(line.id)}
          >
            <IconChevronRight size={16} className={css.chevron} aria-hidden />
            {line.title}
          </UnstyledButton>
        </Table.Th>
        {early ? (
          <Table.Td colSpan={change === undefined ? 3 : 4} className={css.quiet}>
            {line.value}
          </Table.Td>
        ) : (
          <>
            <Table.Td className={css.value}>
              <Value line={line} />
            </Table.Td>
            <Table.Td className={css.outOf}>{line.outOf}</Table.Td>
            <Table.Td className={css.unknown}>{line.unknown}</Table.Td>
            {change === undefined ? null : <Table.Td className={css.change}>{change}</Table.Td>}
          </>
        )}
      </Table.Tr>
      {open ? (
        <Table.Tr className={css.opened} id={detail}>
          <Table.Td colSpan={change === undefined ? 4 : 5}>
            <FigureDetail line={line} report={report} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}

function Value({ line }: { line: FigureLine }) {
  if (line.state === 'hidden') return <span className={css.quiet}>hidden</span>;
  return (
    <>
      <Text component="span" fw={650}>
        {line.value}
      </Text>
      {line.unit === '' ? null : <span className={css.unit}> {line.unit}</span>}
    </>
  );
}
