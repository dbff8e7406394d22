/** The text of a table file: UTF-8, or, where the bytes are not that, the Windows encoding older Excel saves CSV in. */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
