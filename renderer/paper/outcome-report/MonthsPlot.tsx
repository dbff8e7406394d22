import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, LabelList, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { type ChartLook, fontSize, inkOf } from './chartLook.ts';
import type { MonthsChart } from './charts.ts';
import { labelled } from './labelled.ts';
import { shortMonth } from './months.ts';
import { fillOf, Patterns } from './Patterns.tsx';

const height = { line: 132, bar: 132, 'up-and-down': 156 } as const;

/** Twelve months as a line or as bars, each number beside its mark; an axis only where not every number has room. */
export function MonthsPlot({ chart, look }: { chart: MonthsChart; look: ChartLook }) {
  const prefix = useId();
  const { months, series, mark, unit } = chart;
  const labels = series.map(({ points }) => labelled(points));
  const allSaid = series.every(({ points }, index) => points.every(({ text }, at) => labels[index]?.[at] === text));
  const sign = (index: number): number => (mark === 'up-and-down' && index > 0 ? -1 : 1);
  const rows = months.map((month, at) => {
    const row: Record<string, string | number> = { month: shortMonth(month) };
    series.forEach(({ points }, index) => {
      const value = points[at]?.value;
      if (value !== undefined) row[`value${index}`] = sign(index) * value;
      row[`text${index}`] = labels[index]?.[at] ?? '';
    });
    return row;
  });
  const label = (index: number) => (
    <LabelList dataKey={`text${index}`} position="top" offset={6} fill={look.text} fontSize={fontSize} />
  );
  return (
    <ComposedChart
      width={look.width}
      height={height[mark]}
      data={rows}
      margin={{ top: 20, right: 4, bottom: 0, left: 0 }}
      barCategoryGap="22%"
      stackOffset="sign"
      accessibilityLayer={false}
    >
      <Patterns look={look} prefix={prefix} count={series.length} />
      {allSaid ? null : <CartesianGrid vertical={false} stroke={look.line} strokeOpacity={0.7} />}
      <XAxis
        dataKey="month"
        interval={0}
        tickLine={false}
        tickMargin={mark === 'up-and-down' ? 16 : 4}
        axisLine={mark === 'up-and-down' ? false : { stroke: look.line }}
        tick={{ fill: look.text, fontSize }}
        height={mark === 'up-and-down' ? 38 : 26}
        padding={mark === 'line' ? { left: 14, right: 14 } : { left: 0, right: 0 }}
      />
      <YAxis
        hide={allSaid}
        width={40}
        domain={unit === 'percent' ? [0, 1] : mark === 'up-and-down' ? ['dataMin', 'dataMax'] : [0, 'auto']}
        tickCount={3}
        tickLine={false}
        axisLine={false}
        tick={{ fill: look.text, fontSize }}
        tickFormatter={(value: number) => (unit === 'percent' ? `${Math.round(value * 100)}%` : String(value))}
      />
      {mark === 'up-and-down' ? <ReferenceLine y={0} stroke={look.line} /> : null}
      {series.map(({ name }, index) =>
        mark === 'line' ? (
          <Line
            key={name}
            dataKey={`value${index}`}
            stroke={inkOf(look, index)}
            strokeWidth={2}
            dot={{ r: 3, fill: inkOf(look, index), strokeWidth: 0 }}
            isAnimationActive={false}
          >
            {label(index)}
          </Line>
        ) : (
          <Bar
            key={name}
            dataKey={`value${index}`}
            stackId="month"
            fill={fillOf(look, prefix, index)}
            stroke={inkOf(look, index)}
            strokeWidth={index === 0 ? 0 : 1}
            isAnimationActive={false}
          >
            {label(index)}
          </Bar>
        ),
      )}
    </ComposedChart>
  );
}
