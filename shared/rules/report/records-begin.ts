import type { FigureId } from './figures.ts';
import type { Period } from './period.ts';

/**
 * The earliest day number a figure looks back to. Where records begin later than that, the row is wholly blank: a
 * house that started on Cairn with only its present residents would otherwise show that everyone stays. Figures
 * about the end of the period only look back to nothing (+∞) and are never blanked.
 */
export function looksBackTo(id: FigureId, period: Period): number {
  switch (id) {
    case 'retention.30':
    case 'retention.60':
    case 'retention.90':
    case 'retention.180':
      return period.yearStart - Number(id.slice('retention.'.length));
    case 'retention.median-stay':
      return period.twoYearStart;
    case 'barc10.n':
    case 'barc10.change':
    case 'barc10.at-47':
      return period.yearStart;
    case 'aftercare.contacts':
    case 'aftercare.people':
      return period.firstDay - 365;
    case 'census.end':
    case 'work.employed':
    case 'work.on-site':
    case 'work.off-site':
    case 'goals.open':
    case 'mentors.active':
    case 'pairs.residents':
    case 'cert.enrolled':
    case 'cert.holders':
    case 'cert.expiring':
      return Infinity;
    default:
      return period.firstDay;
  }
}
