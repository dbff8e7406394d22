import { Group, Stack } from '@mantine/core';
import { IconChartBar, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Report } from '../../shared/contract/reports.ts';
import { Answered } from '../app/Answered.tsx';
import { PlaceButton, places, useGo } from '../app/places.tsx';
import { useShortcuts } from '../app/shortcuts.ts';
import { chartsOf } from '../paper/outcome-report/charts.ts';
import { sectionsOf } from '../paper/outcome-report/lines.ts';
import { editionWords, reportState } from '../paper/outcome-report/words.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Page } from '../parts/Page.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { CsvButton } from './CsvButton.tsx';
import { isNothing } from './nothing.ts';
import { ReportControls } from './ReportControls.tsx';
import { ReportSection } from './ReportSection.tsx';
import { Summary } from './Summary.tsx';
import { useReport } from './useReport.ts';
import { useRequest } from './useRequest.ts';

/** The month: every figure of the report, what it says in a few sentences, and the way to paper. */
export default function TheMonth() {
  const asked = useRequest();
  const report = useReport(asked.request);
  const go = useGo();
  const printing = asked.place('print');
  useShortcuts([{ keys: 'mod+P', label: 'Print the outcome report', run: () => go(printing) }]);
  return (
    <Page>
      <PageHeader
        title="Outcome report"
        sub={report.data === undefined ? undefined : <WhichReport report={report.data} />}
        actions={
          <>
            <CsvButton request={asked.request} />
            <PlaceButton to={printing} leftSection={<IconPrinter size={18} aria-hidden />}>
              Print or save as PDF
            </PlaceButton>
          </>
        }
      />
      <ReportControls asked={asked} />
      <Answered query={report} lines={8}>
        {(answer) => <Figures report={answer} />}
      </Answered>
    </Page>
  );
}

function WhichReport({ report }: { report: Report }) {
  return (
    <Group gap="xs" component="span">
      {report.period.label} · {editionWords(report.edition)}
      {reportState(report).map((word) => (
        <StatusBadge key={word} tone={word === 'Draft' ? 'neutral' : 'due'}>
          {word}
        </StatusBadge>
      ))}
    </Group>
  );
}

function Figures({ report }: { report: Report }) {
  const sections = useMemo(() => sectionsOf(report), [report]);
  const charts = useMemo(() => chartsOf(report), [report]);
  if (isNothing(report)) return <Nothing report={report} />;
  return (
    <Stack gap="lg">
      <Summary report={report} />
      {sections.map((section) => (
        <ReportSection
          key={section.id}
          section={section}
          report={report}
          charts={charts.filter((chart) => chart.section === section.id)}
        />
      ))}
    </Stack>
  );
}

function Nothing({ report }: { report: Report }) {
  return (
    <EmptyState
      icon={<IconChartBar size={24} aria-hidden />}
      title={`There is nothing to count in ${report.period.label} yet.`}
      action={<PlaceButton to={places.paste}>Bring in who lives here</PlaceButton>}
    >
      The report counts stays, groups, check-ins and hours. Choose another month above, or start with the people.
    </EmptyState>
  );
}
