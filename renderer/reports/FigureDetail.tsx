import { Stack, Text } from '@mantine/core';
import type { Report } from '../../shared/contract/reports.ts';
import { printedNumber } from '../../shared/rules/report/print.ts';
import { shortDay } from '../parts/days.ts';
import { figureChart } from '../paper/outcome-report/charts.ts';
import type { FigureLine } from '../paper/outcome-report/lines.ts';
import { hidingSource, sourceOf } from '../paper/outcome-report/sources.ts';
import { hiddenSentence } from '../paper/outcome-report/words.ts';
import css from './FigureDetail.module.css';
import { ScreenChart } from './ScreenChart.tsx';

const chartWidth = 520;

/** What stands behind one figure: its rule, what was divided by what, what is not known, where the rule comes from. */
export function FigureDetail({ line, report }: { line: FigureLine; report: Report }) {
  const chart = figureChart(report, line.id);
  const source = sourceOf(line.id);
  const figure = report.figures.find(({ id }) => id === line.id);
  const facts = [
    ['Numerator', printedNumber(figure?.numerator)],
    ['Denominator', printedNumber(figure?.denominator)],
    ['Blank', line.unknown],
  ].filter(([, text]) => text !== '');
  return (
    <Stack gap="xs" maw={640}>
      <Text size="sm">{line.rule}</Text>
      <Why line={line} report={report} />
      {facts.length === 0 ? null : (
        <dl className={css.facts}>
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <Origin {...source} />
      {chart === undefined ? null : <ScreenChart chart={chart} width={chartWidth} />}
    </Stack>
  );
}

/** Why there is no number, where there is none. */
function Why({ line, report }: { line: FigureLine; report: Report }) {
  const { recordsCompleteSince } = report;
  switch (line.state) {
    case 'shown':
      return null;
    case 'nothing-to-divide':
      return <Text size="sm">There was nothing to divide by, so there is no number. That is not the same as 0.</Text>;
    case 'records-begin':
      return (
        <Text size="sm">
          This figure looks back to days before records here are complete
          {recordsCompleteSince === undefined ? '' : ` (${shortDay(recordsCompleteSince)})`}, so it would mislead.
        </Text>
      );
    case 'fewer':
    case 'hidden':
      return (
        <>
          <Text size="sm">{hiddenSentence}</Text>
          <Origin {...hidingSource} />
        </>
      );
  }
}

function Origin({ sentence, address }: { sentence: string; address?: string }) {
  return (
    <Text size="sm" c="dimmed">
      {sentence}
      {address === undefined ? null : <span className={css.address}>{address}</span>}
    </Text>
  );
}
