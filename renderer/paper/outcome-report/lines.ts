import type { PrintedFigure, Report } from '../../../shared/contract/reports.ts';
import { figureRules, sections, sectionTitles } from '../../../shared/rules/report/figure-rules.ts';
import type { FigureRule, SectionId } from '../../../shared/rules/report/figure-rules.ts';
import type { FigureId } from '../../../shared/rules/report/figures.ts';
import type { SmallCount } from '../../../shared/rules/report/external.ts';
import { printedNumber, printedValue } from '../../../shared/rules/report/print.ts';
import { shortDay } from '../../parts/days.ts';
import { outOfWords, unitWords, unknownWords } from './words.ts';

/** Why a line's value reads as it does. */
export type LineState = 'shown' | 'nothing-to-divide' | 'fewer' | 'hidden' | 'records-begin';

/** One figure as the screen and the paper say it; empty text where nothing is to be said. */
export interface FigureLine {
  readonly id: FigureId;
  readonly title: string;
  readonly rule: string;
  readonly state: LineState;
  /** `62`, `81.8%`, `<11`, `hidden`, `–`, `Records begin Mar 1, 2026`. */
  readonly value: string;
  /** Behind a value that is no plain count: `days`, `hours`. */
  readonly unit: string;
  /** `18 of 22`. */
  readonly outOf: string;
  /** `3 not known`. */
  readonly unknown: string;
}

export interface LineSection {
  readonly id: SectionId;
  readonly title: string;
  readonly lines: readonly FigureLine[];
}

/** The sections of a report in their order, without the figures whose records Cairn does not keep yet. */
export function sectionsOf(report: Report): readonly LineSection[] {
  const lines = figuresHere(report.figures).map((figure) => lineOf(figure, report.recordsCompleteSince));
  return sections
    .map((id) => ({
      id,
      title: sectionTitles[id],
      lines: lines.filter((line) => figureRules[line.id].section === id),
    }))
    .filter((section) => section.lines.length > 0);
}

export type FigureHere = PrintedFigure & { readonly id: FigureId };

/** The figures of an edition that Cairn keeps records for. */
export const figuresHere = (figures: readonly PrintedFigure[]): readonly FigureHere[] =>
  figures.filter(isFigure).filter(({ id }) => ruleOf(id).needs === undefined);

const isFigure = (figure: PrintedFigure): figure is FigureHere => Object.hasOwn(figureRules, figure.id);
const ruleOf = (id: FigureId): FigureRule => figureRules[id];

function lineOf(figure: FigureHere, recordsBegin: string | undefined): FigureLine {
  const { id } = figure;
  const { title, rule } = ruleOf(id);
  const state = stateOf(figure);
  const plain = { id, title, rule, state, unit: '', outOf: '', unknown: '' };
  if (state === 'records-begin') {
    return {
      ...plain,
      value: recordsBegin === undefined ? 'Before records begin' : `Records begin ${shortDay(recordsBegin)}`,
    };
  }
  return {
    ...plain,
    value: valueOf(figure) || '–',
    unit: state === 'shown' ? unitWords(id) : '',
    outOf: outOfWords(id, printedNumber(figure.numerator), printedNumber(figure.denominator)),
    unknown: unknownWords(id, printedNumber(figure.unknown)),
  };
}

function stateOf({ value, beforeRecordsBegin }: FigureHere): LineState {
  if (beforeRecordsBegin === true) return 'records-begin';
  if (value === undefined) return 'nothing-to-divide';
  if (typeof value === 'number') return 'shown';
  return value === 'suppressed' ? 'hidden' : 'fewer';
}

/** A figure's value as it is printed, without its unit but for `%`; empty where it is blank. */
export function valueOf({ id, value }: FigureHere): string {
  return printedValue({ id, ...(value !== undefined && { value: printedCell(value) }) });
}

const printedCell = (cell: number | string): number | 'suppressed' | SmallCount =>
  typeof cell === 'number' ? cell : cell.startsWith('<') ? `<${Number(cell.slice(1))}` : 'suppressed';
