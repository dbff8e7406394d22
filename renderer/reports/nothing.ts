import type { Report } from '../../shared/contract/reports.ts';

const somethingHappened: ReadonlySet<string> = new Set([
  'census.served',
  'census.end',
  'groups.held',
  'groups.cancelled',
  'mentors.active',
  'contacts.made',
  'cert.enrolled',
  'cert.started',
  'cert.holders',
]);

/** Whether a period has no stay, no group, no check-in and nobody working towards a certification. */
export const isNothing = ({ figures }: Report): boolean =>
  figures.every(({ id, value }) => !somethingHappened.has(id) || value === undefined || value === 0);
