import type { Report } from '../../../shared/contract/reports.ts';
import { editionWords, reportState } from './words.ts';

/** CSS that prints house, period and page number at the foot of every sheet. */
export function pageFoot(report: Report): string {
  const left = [report.houseName, report.period.label, editionWords(report.edition), ...reportState(report)].join(
    ' · ',
  );
  const font = 'font: 10px "Atkinson Hyperlegible Next Variable", sans-serif; color: #4a443d;';
  return `@page {
    @bottom-left { content: ${cssText(left)}; ${font} white-space: nowrap; }
    @bottom-right { content: "Page " counter(page) " of " counter(pages); ${font} }
  }`;
}

/** A text as CSS writes it: whatever a house is called, it cannot end the string or the style element. */
export const cssText = (text: string): string =>
  `"${text.replace(/["\\<\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
