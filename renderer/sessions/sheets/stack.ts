import type { SessionRow } from '../../../shared/contract/sessions.ts';

type Sheet = Pick<SessionRow, 'id' | 'sheetNumber'>;

/** The sheet after the present one among those still missing, in their order; from the last one on to the first left. */
export function nextSheet<Row extends Sheet>(missing: readonly Row[], current: string | undefined): Row | undefined {
  const at = missing.findIndex(({ id }) => id === current);
  const after = at < 0 ? missing : [...missing.slice(at + 1), ...missing.slice(0, at)];
  return after[0];
}

/** The sheet with this number, missing ones first: an entered sheet can be opened again. */
export function sheetNumbered<Row extends Sheet>(
  missing: readonly Row[],
  others: readonly Row[],
  typed: string,
): Row | undefined {
  const number = Number(typed.trim().replace(/^#|^sheet\s*/i, ''));
  if (!Number.isInteger(number) || number < 1) return undefined;
  return [...missing, ...others].find(({ sheetNumber }) => sheetNumber === number);
}
