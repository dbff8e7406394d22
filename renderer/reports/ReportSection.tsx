import { Stack } from '@mantine/core';
import type { Report } from '../../shared/contract/reports.ts';
import type { Chart, LeftOutChart } from '../paper/outcome-report/charts.ts';
import type { LineSection } from '../paper/outcome-report/lines.ts';
import { Section } from '../parts/Section.tsx';
import { FigureRows } from './FigureRows.tsx';
import css from './ReportSection.module.css';
import { NoChart, ScreenChart } from './ScreenChart.tsx';

const chartWidth = 336;

interface ReportSectionProps {
  section: LineSection;
  charts: readonly (Chart | LeftOutChart)[];
  report: Report;
}

/** One section of the report: its figures, and beside them what they look like. */
export function ReportSection({ section, charts, report }: ReportSectionProps) {
  return (
    <Section title={section.title} flush>
      <div className={css.split}>
        <div className={css.figures}>
          <FigureRows section={section} report={report} />
        </div>
        {charts.length === 0 ? null : (
          <Stack gap="md" className={css.charts}>
            {charts.map((chart) =>
              chart.kind === 'left-out' ? (
                <NoChart key={chart.id} chart={chart} />
              ) : (
                <ScreenChart key={chart.id} chart={chart} width={chartWidth} />
              ),
            )}
          </Stack>
        )}
      </div>
    </Section>
  );
}
