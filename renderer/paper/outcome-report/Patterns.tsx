import { type ChartLook, inkOf } from './chartLook.ts';

/** What fills the bars of a series: the first is solid, the second hatched. */
export const fillOf = (look: ChartLook, prefix: string, index: number): string =>
  index === 0 ? inkOf(look, 0) : `url(#${prefix}-hatch-${index})`;

/** The hatchings a chart's fills refer to; ids are the page's, so each chart brings its own prefix. */
export function Patterns({ look, prefix, count }: { look: ChartLook; prefix: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: Math.max(0, count - 1) }, (_, before) => before + 1).map((index) => (
        <pattern
          key={index}
          id={`${prefix}-hatch-${index}`}
          width={5}
          height={5}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${index * 45})`}
        >
          <rect width={5} height={5} fill={look.ground} />
          <line x1={0} x2={0} y1={0} y2={5} stroke={inkOf(look, index)} strokeWidth={4} />
        </pattern>
      ))}
    </defs>
  );
}
