import type { ImportPlan } from '../../shared/contract/exchange.ts';
import type { Saved } from '../../shared/contract/call.ts';
import { tablesOf } from '../../shared/exchange/export.ts';
import { planImport } from '../../shared/exchange/import.ts';
import type { ImportFile, PlannedImport } from '../../shared/exchange/import.ts';
import { sentenceOf } from '../../shared/messages/refusals.ts';
import { brokenRules } from '../../shared/rules/invariants.ts';
import { valueOf, vaultOf } from './context.ts';
import type { Desk, StaffState } from './context.ts';
import { os } from './gate.ts';
import { ownCompartments } from './people.ts';
import { emptyOwn } from './shape.ts';
import { settleAll } from './walls.ts';

/** The house as plain tables, in and out (shared/exchange/README.md). */
export const exchangeCalls = {
  preview: os.exchange.preview.handler(
    ({ context: { desk }, input }) => planFor(desk, desk.staffState(), decoded(input.files)).plan,
  ),

  import: os.exchange.import.handler(async ({ context: { desk }, input }) => {
    const { plan, saved } = await importFiles(desk, decoded(input.files), input.source);
    return { ...plan, ...(saved && { saved }) };
  }),

  export: os.exchange.export.handler(async ({ context: { desk } }) => {
    const files = tablesOf(desk.staffState());
    const id = desk.newId();
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    await desk.changeAsStaff({ action: 'exchange.export', label: 'export of the whole house' }, (draft) => {
      draft.confidential.exports[id] = { id, at: desk.now, by: desk.user.id, rows };
    });
    return { files: files.map(({ name, text }) => ({ name, text })) };
  }),

  verify: os.exchange.verify.handler(async ({ context: { core, desk } }) => {
    const vault = valueOf(await vaultOf(core).verify(desk.session));
    const files = tablesOf(desk.staffState());
    const tables = files.map(({ name: file, rows }) => ({ file, rows }));
    return { vault, tables, broken: [...brokenRecords(desk, files)] };
  }),
};

/** What does not hold: the rules of the records, and those that a folder is held against on its way in. */
function* brokenRecords(desk: Desk, files: readonly ImportFile[]): Generator<{ record: string; what: string }> {
  const { house, confidential } = desk.staffState();
  for (const { record, refusal } of brokenRules({ house, confidential, own: ownCompartments(desk.staffState()) })) {
    yield { record, what: sentenceOf(refusal.code, refusal.facts) };
  }
  for (const { file, line, column, value, right } of planFor(desk, desk.staffState(), files).plan.refusals) {
    yield { record: `${file}:${line}:${column}`, what: `${value}: ${right}` };
  }
}

function planFor(desk: Desk, state: StaffState, files: readonly ImportFile[]): PlannedImport {
  return planImport(files, state, desk.today, state.house.house?.timeZone ?? 'UTC');
}

/** Stops a recipe whose plan has refusals: nothing is written. */
class NotWritten extends Error {}

/** All or nothing, as one commit; planned inside it, so that nothing comes between the check and the writing. */
async function importFiles(
  desk: Desk,
  files: readonly ImportFile[],
  source: string,
): Promise<{ readonly plan: ImportPlan; readonly saved?: Saved }> {
  let planned: PlannedImport | undefined;
  try {
    const saved = await desk.changeAsStaff({ action: 'exchange.import', label: `import of ${source}` }, (draft) => {
      planned = planFor(desk, desk.staffState(), files);
      if (planned.plan.refusals.length > 0) throw new NotWritten();
      if (planned.rows === 0) return;
      planned.apply(draft, { newId: () => desk.newId(), emptyOwn });
      settleAll(draft, desk.today);
      recordImport(desk, draft, source, planned.rows);
    });
    if (!planned) throw new Error('an import was committed without its plan');
    return { plan: planned.plan, saved };
  } catch (error) {
    if (error instanceof NotWritten && planned) return { plan: planned.plan };
    throw error;
  }
}

/** Keeps what Settings needs to offer the undo of an import that is being committed. */
export function recordImport(desk: Desk, draft: StaffState, source: string, rows: number): void {
  const id = desk.newId();
  draft.confidential.imports[id] = { id, commit: desk.session.sequence + 1, at: desk.now, source, rows };
}

/** The text of each file; where its bytes are not UTF-8, the first line on which they are not. */
function decoded(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): readonly ImportFile[] {
  return files.map(({ name, bytes }) => {
    const text = utf8(bytes);
    return text === undefined ? { name, text, damagedLine: firstLineNotUtf8(bytes) } : { name, text };
  });
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A line feed is never part of another letter of UTF-8, so each line is read by itself. */
function firstLineNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start) + 1 || bytes.length;
    if (utf8(bytes.subarray(start, end)) === undefined) break;
    start = end;
  }
  return line;
}
