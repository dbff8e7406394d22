import type { Report } from '../../../shared/contract/reports.ts';
import { figureRules } from '../../../shared/rules/report/figure-rules.ts';
import type { FigureUnit } from '../../../shared/rules/report/figure-rules.ts';
import type { FigureId } from '../../../shared/rules/report/figures.ts';

/** Said wherever a figure is hidden (SCREENS, Voice). */
export const hiddenSentence = 'Hidden so that nobody in a small group can be recognised.';

/** The word behind a value whose title does not already say what is counted. */
export function unitWords(id: FigureId): string {
  const { unit } = figureRules[id];
  return unit === 'days' || unit === 'hours' || unit === 'minutes' || unit === 'points' ? unit : '';
}

/** What was divided by what, `18 of 22`; empty where the figure is no fraction or it is hidden. */
export function outOfWords(id: FigureId, numerator: string, denominator: string): string {
  if (denominator === '') return '';
  if (id === 'census.average') return `${numerator} ÷ ${denominator} days`;
  if (id === 'groups.average-size') return `${numerator} ÷ ${denominator} groups`;
  if (figureRules[id].kind === 'mean') return `${numerator} ÷ ${denominator}`;
  return numerator === '' ? `of ${denominator}` : `${numerator} of ${denominator}`;
}

/** How many records do not answer, with the word that fits the figure; empty where the figure has no such thing. */
export function unknownWords(id: FigureId, unknown: string): string {
  if (unknown === '') return '';
  if (id === 'groups.attendance') return `${unknown} not marked`;
  return figureRules[id].kind === 'hours' ? `${unknown} not signed` : `${unknown} not known`;
}

/** What a chart's numbers are, for its title: `people`, `percent`. */
export const chartUnit = (unit: FigureUnit): string => (unit === 'share' ? 'percent' : unit);

/** `1 person`, `4 people`. */
export const counted = (number: number | string, one: string, many: string): string =>
  `${number} ${String(number) === '1' ? one : many}`;

/** Whom an edition is for. */
export const editionWords = (edition: Report['edition']): string =>
  edition === 'internal' ? 'For staff' : 'For the board and funders';

/** What keeps a report from being final. Months cannot be closed yet, so each is a draft. */
export const reportState = ({ monthNotOver }: Report): readonly string[] =>
  monthNotOver ? ['Draft', 'Month not over'] : ['Draft'];
