import { useId } from 'react';
import { type ChartLook, inkOf } from './chartLook.ts';
import type { Chart } from './charts.ts';
import css from './ChartFigure.module.css';
import { chartAsTable } from './chartTable.ts';
import { MonthsPlot } from './MonthsPlot.tsx';
import { NamesPlot } from './NamesPlot.tsx';
import { fillOf, Patterns } from './Patterns.tsx';

/** A chart with its title, its unit and what its marks mean, at a fixed width: nothing is laid out anew for the printer. */
export default function ChartFigure({ chart, look }: { chart: Chart; look: ChartLook }) {
  const title = useId();
  return (
    <figure className={css.figure} aria-labelledby={title} style={{ width: look.width }}>
      <figcaption id={title} className={css.title}>
        {chart.title} <span className={css.unit}>({chart.unit})</span>
      </figcaption>
      {chart.kind === 'months' && chart.series.length > 1 ? <Legend chart={chart} look={look} /> : null}
      <div role="img" aria-label={inWords(chart)}>
        {chart.kind === 'months' ? <MonthsPlot chart={chart} look={look} /> : <NamesPlot chart={chart} look={look} />}
      </div>
      {chart.note === undefined ? null : <p className={css.note}>{chart.note}</p>}
    </figure>
  );
}

function Legend({ chart, look }: { chart: Extract<Chart, { kind: 'months' }>; look: ChartLook }) {
  const prefix = useId();
  return (
    <div className={css.legend} aria-hidden>
      {chart.series.map(({ name }, index) => (
        <span key={name} className={css.key}>
          <svg width={18} height={12}>
            <Patterns look={look} prefix={prefix} count={chart.series.length} />
            <rect
              x={0.5}
              y={0.5}
              width={17}
              height={11}
              fill={fillOf(look, prefix, index)}
              stroke={inkOf(look, index)}
            />
          </svg>
          {name}
        </span>
      ))}
    </div>
  );
}

/** The whole chart in one sentence, for who hears it. */
function inWords(chart: Chart): string {
  const { head, rows } = chartAsTable(chart);
  const columns = head.slice(1);
  const said = rows.map(([name, ...cells]) =>
    columns.length === 1
      ? `${name} ${cells[0]}`
      : `${name}: ${cells.map((cell, at) => `${columns[at]} ${cell}`).join(', ')}`,
  );
  return `${chart.title}, ${chart.unit}. ${said.join('; ')}.`;
}
