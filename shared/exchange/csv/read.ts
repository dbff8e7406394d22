/*
 * A reader of RFC 4180 of our own: the well-kept library for it (papaparse) takes a quote inside an unquoted field for a
 * letter and numbers rows, not lines, and an import must name the physical line where each row starts and refuse
 * what is damaged instead of guessing at it.
 */

/** One record and the physical line, from 1, on which it starts. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** What makes a file unreadable from this line on. */
export interface CsvDamage {
  readonly line: number;
  readonly found: string;
  readonly right: string;
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  /** Lines with nothing on them: passed over. */
  readonly blankLines: readonly number[];
  readonly damage?: CsvDamage;
}

/** The records of a CSV text, up to the first damage. A BOM is passed over; rows end with LF or CRLF. */
export function readCsv(text: string, separator = ','): CsvText {
  const reader = new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text, separator);
  return reader.read();
}

class Reader {
  readonly #text: string;
  readonly #separator: string;
  readonly #rowsEndWithCrLf: boolean;
  #at = 0;
  #line = 1;

  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator;
    this.#rowsEndWithCrLf = text[text.indexOf('\n') - 1] === '\r';
  }

  read(): CsvText {
    const records: CsvRecord[] = [];
    const blankLines: number[] = [];
    while (this.#at < this.#text.length) {
      const line = this.#line;
      const fields = this.#record();
      if (!Array.isArray(fields)) return { records, blankLines, damage: fields };
      if (fields.length === 1 && fields[0] === '') blankLines.push(line);
      else records.push({ line, fields });
    }
    return { records, blankLines };
  }

  #record(): string[] | CsvDamage {
    const lineEnd = this.#text.indexOf('\n', this.#at);
    const end = lineEnd === -1 ? this.#text.length : lineEnd;
    const whole = this.#text.slice(this.#at, lineEnd > this.#at && this.#text[end - 1] === '\r' ? end - 1 : end);
    if (whole.includes('\0')) return this.#damage('NUL', nulIsWrong);
    // Nearly all records are one line without a quote: no need to walk them letter by letter.
    if (!whole.includes('"')) {
      if (whole.includes('\r')) return this.#damage(whole, 'rows that end with LF or CRLF');
      this.#at = end + 1;
      this.#line += 1;
      return whole.split(this.#separator);
    }
    const fields: string[] = [];
    for (;;) {
      const field = this.#text[this.#at] === '"' ? this.#quotedField() : this.#plainField();
      if (typeof field !== 'string') return field;
      fields.push(field);
      const next = this.#text[this.#at];
      if (next === this.#separator) {
        this.#at += 1;
        continue;
      }
      this.#at += next === '\r' ? 2 : 1;
      this.#line += 1;
      return fields;
    }
  }

  #plainField(): string | CsvDamage {
    const start = this.#at;
    while (!this.#isAtFieldEnd()) {
      const letter = this.#text[this.#at];
      if (letter === '"') return this.#damage(this.#shown(start), 'quotes around the whole field, or none in it');
      if (letter === '\r') return this.#damage(this.#shown(start), 'rows that end with LF or CRLF');
      if (letter === '\0') return this.#damage('NUL', nulIsWrong);
      this.#at += 1;
    }
    return this.#text.slice(start, this.#at);
  }

  #quotedField(): string | CsvDamage {
    const start = this.#at;
    let value = '';
    let from = start + 1;
    for (;;) {
      const quote = this.#text.indexOf('"', from);
      if (quote === -1) return this.#damage(this.#shown(start), 'a closing quote');
      value += this.#text.slice(from, quote);
      from = quote + 2;
      if (this.#text[quote + 1] !== '"') {
        this.#at = quote + 1;
        break;
      }
      value += '"';
    }
    if (value.includes('\0')) return this.#damage('NUL', nulIsWrong);
    if (!this.#isAtFieldEnd()) return this.#damage(this.#shown(start), 'a quote inside quotes written twice');
    this.#line += count(value, '\n');
    // A file turned from LF to CRLF by an editor holds the same house: its breaks inside fields were turned too.
    return this.#rowsEndWithCrLf ? value.replaceAll('\r\n', '\n') : value;
  }

  #isAtFieldEnd(): boolean {
    const letter = this.#text[this.#at];
    if (letter === undefined || letter === this.#separator || letter === '\n') return true;
    return letter === '\r' && this.#text[this.#at + 1] === '\n';
  }

  #shown(start: number): string {
    return this.#text.slice(start, start + 40).split(/\r?\n/u, 1)[0] ?? '';
  }

  /** Names the line on which the damaged field or row starts. */
  #damage(found: string, right: string): CsvDamage {
    return { line: this.#line, found, right };
  }
}

const nulIsWrong = 'text without NUL characters';

function count(text: string, letter: string): number {
  let found = 0;
  for (let at = text.indexOf(letter); at !== -1; at = text.indexOf(letter, at + 1)) found += 1;
  return found;
}
