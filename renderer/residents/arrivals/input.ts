import type { ArrivalsInput } from '../../../shared/contract/arrivals.ts';

/** What changes with a new paste: decisions were about other lines, and columns stay only under the same headings. */
export function newPaste(input: ArrivalsInput, text: string): Partial<ArrivalsInput> {
  const sameHeadings = firstLine(text) === firstLine(input.text);
  return { text, decisions: undefined, ...(!sameHeadings && { columns: undefined }) };
}

/** The table with its columns and decisions, and none of the questions about its values answered. */
export function unanswered({ text, columns, nameOrder, decisions }: ArrivalsInput): ArrivalsInput {
  return { text, columns, nameOrder, decisions };
}

const firstLine = (text: string): string => text.trimStart().split(/\r\n|\r|\n/u)[0] ?? '';
