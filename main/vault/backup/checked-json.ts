import { z } from 'zod';
import { canonical, isRecord, parseJson, sha256 } from '../bytes.ts';
import { damaged, Refusal } from '../refusal.ts';

/** JSON with a `check` of all the rest, against accidents. */
export const encodeChecked = (value: object): Buffer =>
  Buffer.from(`${JSON.stringify({ ...value, check: sha256(canonical(value)) }, null, 1)}\n`);

/** What `encodeChecked` wrote of a format, unknown fields and all; a newer version is refused, anything else is damage. */
export function decodeChecked<Value extends z.ZodType>(
  bytes: Uint8Array,
  file: string,
  { format, version: known }: { readonly format: string; readonly version: number },
  schema: Value,
): z.output<Value> {
  const value = parseJson(Buffer.from(bytes).toString(), file);
  if (!isRecord(value) || value['format'] !== format) throw damaged(file, `no ${format}`);
  const version = value['version'];
  if (typeof version === 'number' && version > known) throw new Refusal({ code: 'newer-version', file, version });
  const { check, ...rest } = value;
  if (check !== sha256(canonical(rest))) throw damaged(file, 'check sum');
  const parsed = schema.safeParse(rest);
  if (!parsed.success) throw damaged(file, z.prettifyError(parsed.error));
  return parsed.data;
}
