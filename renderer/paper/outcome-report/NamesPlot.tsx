import { Bar, BarChart, LabelList, Rectangle, XAxis, YAxis } from 'recharts';
import { type ChartLook, fontSize, inkOf } from './chartLook.ts';
import type { NamesChart } from './charts.ts';

const rowHeight = 22;

/** One bar for each name, its number at the end; a hidden one has the word and no bar. */
export function NamesPlot({ chart, look }: { chart: NamesChart; look: ChartLook }) {
  const rows = chart.bars.map(({ name, value, text }) => ({ name, value: value ?? 0, text: text || '–' }));
  return (
    <BarChart
      layout="vertical"
      width={look.width}
      height={rows.length * rowHeight + 4}
      data={rows}
      margin={{ top: 2, right: 56, bottom: 2, left: 0 }}
      barCategoryGap="22%"
      accessibilityLayer={false}
    >
      <XAxis type="number" hide domain={[0, chart.unit === 'percent' ? 1 : 'dataMax']} />
      <YAxis
        type="category"
        dataKey="name"
        width={160}
        interval={0}
        tickLine={false}
        axisLine={{ stroke: look.line }}
        tick={{ fill: look.text, fontSize }}
      />
      {/* A shape of one's own, or Recharts leaves out bars of no length together with their labels. */}
      <Bar dataKey="value" fill={inkOf(look, 0)} isAnimationActive={false} shape={(bar) => <Rectangle {...bar} />}>
        <LabelList dataKey="text" position="right" fill={look.text} fontSize={fontSize} />
      </Bar>
    </BarChart>
  );
}
