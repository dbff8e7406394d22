import { Box, Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { lazy, memo, Suspense, useId } from 'react';
import type { Chart, LeftOutChart } from '../paper/outcome-report/charts.ts';
import { chartAsTable } from '../paper/outcome-report/chartTable.ts';
import { useScreenLook } from './useScreenLook.ts';

const ChartFigure = lazy(() => import('../paper/outcome-report/ChartFigure.tsx'));

/** A chart on the screen, with the table behind it one key away. */
export const ScreenChart = memo(function ScreenChart({ chart, width }: { chart: Chart; width: number }) {
  const look = useScreenLook(width);
  const [open, { toggle }] = useDisclosure(false);
  const table = useId();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <Box>
      <Suspense fallback={<Box h={220} w={width} />}>
        <ChartFigure chart={chart} look={look} />
      </Suspense>
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        leftSection={<Chevron size={16} aria-hidden />}
        aria-expanded={open}
        aria-controls={table}
        aria-label={`Show as a table: ${chart.title}`}
        onClick={toggle}
      >
        Show as a table
      </Button>
      <div id={table}>{open ? <BehindIt chart={chart} /> : null}</div>
    </Box>
  );
});

function BehindIt({ chart }: { chart: Chart }) {
  const { head, rows } = chartAsTable(chart);
  return (
    <Table verticalSpacing={4} fz="sm" mt={4} aria-label={`${chart.title}, as a table`}>
      <Table.Thead>
        <Table.Tr>
          {head.map((name, at) => (
            <Table.Th key={name} ta={at === 0 ? 'left' : 'right'}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, ...cells]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {name}
            </Table.Th>
            {cells.map((cell, at) => (
              <Table.Td key={at} ta="right">
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Why a chart is not there. */
export function NoChart({ chart }: { chart: LeftOutChart }) {
  return (
    <div>
      <Text fw={600}>{chart.title}</Text>
      <Text size="sm" c="dimmed">
        {chart.note}
      </Text>
    </div>
  );
}
