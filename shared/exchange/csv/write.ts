/** RFC 4180 with quotes only where needed; LF, last line ended. */
export function writeCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const fields of rows) text += `${fields.map(quoted).join(',')}\n`;
  return text;
}

const quoted = (field: string): string => (/[",\r\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
