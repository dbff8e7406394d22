import type { ImportRefusal } from '../contract/exchange.ts';

/** What reading and checking found: what cannot come in, and what is only odd. */
export class Findings {
  readonly refusals: ImportRefusal[] = [];
  readonly warnings: ImportRefusal[] = [];

  refuse(finding: Finding): void {
    this.refusals.push(whole(finding));
  }

  warn(finding: Finding): void {
    this.warnings.push(whole(finding));
  }
}

/** Left out: the whole file (line 0), the whole row (no column), an empty cell. */
export type Finding = Pick<ImportRefusal, 'file' | 'right'> & Partial<ImportRefusal>;

const whole = ({ file, line = 0, column = '', value = '', right }: Finding): ImportRefusal => ({
  file,
  line,
  column,
  value,
  right,
});

/** `file:line:column: value: what would be right`, on one line. */
export function findingLine({ file, line, column, value, right }: ImportRefusal): string {
  return `${file}:${line}:${column}: ${shown(value)}: ${right}`;
}

/** Line breaks and other control characters as JSON writes them; long values cut. */
function shown(value: string): string {
  const escaped = value.replace(/\p{Cc}/gu, (letter) => JSON.stringify(letter).slice(1, -1));
  return escaped.length <= 120 ? escaped : `${escaped.slice(0, 119)}…`;
}
