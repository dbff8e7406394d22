import type { Report } from '../../shared/contract/reports.ts';
import { figuresHere } from '../paper/outcome-report/lines.ts';
import { counted } from '../paper/outcome-report/words.ts';
import { rounded } from '../../shared/rules/report/exact.ts';

/** Something worth putting right before the report goes out, and where that is done. */
export interface Check {
  readonly sentence: string;
  readonly at: 'groups' | 'sheets' | 'residents' | 'certification';
  readonly label: string;
}

/** What is missing from a report for staff; the other edition says nothing that it does not print. */
export function checksOf(report: Report): readonly Check[] {
  if (report.edition === 'external') return [];
  const figures = new Map(figuresHere(report.figures).map((figure) => [figure.id, figure]));
  const value = (id: Parameters<typeof figures.get>[0]): number => {
    const cell = figures.get(id)?.value;
    return typeof cell === 'number' ? cell : 0;
  };
  const unsigned = [...figures.values()]
    .filter(({ id }) => id.startsWith('cert.') && id.endsWith('-hours'))
    .reduce((sum, { unknown }) => sum + (typeof unknown === 'number' ? unknown : 0), 0);
  const checks: Check[] = [];
  const held = figures.get('groups.held')?.value;
  if (held === 0 && value('groups.cancelled') === 0) {
    checks.push({ sentence: `${report.period.label} has no groups entered.`, at: 'sheets', label: 'Enter sheets' });
  }
  const unmarked = value('groups.unmarked');
  if (unmarked > 0) {
    checks.push({
      sentence: `${counted(unmarked, 'line', 'lines')} of the rolls ${unmarked === 1 ? 'has' : 'have'} no mark yet.`,
      at: 'groups',
      label: 'Open groups',
    });
  }
  const noReason = value('discharge.unknown');
  if (noReason > 0) {
    checks.push({
      sentence: `${counted(noReason, 'stay', 'stays')} ended without a reason written down.`,
      at: 'residents',
      label: 'Open residents',
    });
  }
  if (unsigned > 0) {
    checks.push({
      sentence: `${rounded(unsigned, 1)} hours are waiting to be signed.`,
      at: 'certification',
      label: 'Open certification',
    });
  }
  return checks;
}
