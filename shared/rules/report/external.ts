import { dischargeFigureIds, reasonFigureIds } from './discharges.ts';
import { figureRules } from './figure-rules.ts';
import type { Figure, FigureId } from './figures.ts';
import { isWhollyBlank } from './figures.ts';

/** What stands where a number is hidden so that nobody in a small group can be recognised. */
export type SmallCount = `<${number}`;
export type Hidden = SmallCount | 'suppressed';

/** A figure as an edition prints it; every internal `Figure` is one too. */
export interface PrintedFigure extends Omit<Figure, 'value' | 'unknown'> {
  readonly value?: number | Hidden;
  readonly unknown?: number | SmallCount;
}

/** Shown whatever their size (rule 2): they count nights, beds, groups and hours, not people. */
const alwaysShown: ReadonlySet<FigureId> = new Set<FigureId>([
  'census.average',
  'beddays.used',
  'beddays.available',
  'beddays.occupancy',
  'groups.held',
  'groups.cancelled',
  'groups.hours',
  'groups.peer-led',
  'contacts.minutes',
  'cert.training-hours',
  'cert.experience-hours',
  'cert.supervision-hours',
  'cert.ce-hours',
]);

/** Hidden also when few answers are missing: the whole is printed, so the few could be told from it (rule 1). */
const hiddenByFewUnknown: ReadonlySet<FigureId> = new Set<FigureId>([
  'exit.employed',
  'exit.housed',
  'exit.arrested',
  'work.employed',
  'feedback.stopped-return',
]);

/**
 * The external edition of all figures of a period: numbers from 1 to k − 1, and whatever would give one of them
 * away, hidden by the six rules of README.md. `k` is the smallest count printed, 5 to 11. Wants every figure.
 */
export function externalEdition(figures: readonly Figure[], k: number): readonly PrintedFigure[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const figure = (id: FigureId): Figure => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`The external edition is made of all figures; ${id} is missing`);
    return found;
  };
  /** NaN where blank: never small, and neither is anything computed from it. */
  const value = (id: FigureId): number => figure(id).value ?? NaN;
  const isSmall = (number = NaN): boolean => 1 <= number && number < k;

  const hidden = new Map<FigureId, Hidden>();
  const suppress = (...ids: readonly FigureId[]): void => ids.forEach((id) => hidden.set(id, 'suppressed'));
  const isHidden = (id: FigureId): boolean => hidden.has(id);

  // Rules 1 and 2: each row by itself.
  for (const { id, value: own, numerator = NaN, denominator = NaN, unknown } of figures) {
    if (alwaysShown.has(id)) continue;
    const { kind } = figureRules[id];
    if (kind === 'count' && isSmall(own)) hidden.set(id, `<${k}`);
    if (kind === 'rate' && [numerator, denominator, denominator - numerator].some(isSmall)) suppress(id);
    if ((kind === 'mean' || kind === 'median') && isSmall(denominator)) suppress(id);
    if (hiddenByFewUnknown.has(id) && isSmall(unknown)) suppress(id);
  }

  // Rule 3: start + admissions − discharges = end, and who was served.
  const flow = ['census.start', 'census.admissions', 'census.discharges', 'census.end'] as const;
  if (flow.some((id) => isSmall(value(id)))) {
    suppress('census.admissions', 'census.discharges', 'census.readmissions', 'census.served', 'contacts.residents');
    suppress(...dischargeFigureIds);
  }
  if (isSmall(value('census.start') + value('census.admissions') - value('census.served'))) {
    suppress('census.served', 'contacts.residents');
  }

  // Rule 4: the reasons add up to the discharges, so a small one is never hidden alone.
  const smallReasons = reasonFigureIds.filter((id) => isSmall(value(id)));
  if (smallReasons.length > 0) {
    const smallestShown = Math.min(...reasonFigureIds.map(value).filter((number) => number >= k));
    suppress(...smallReasons);
    suppress(...reasonFigureIds.filter((id) => smallestShown === Infinity || value(id) === smallestShown));
  }
  if ((['completed', 'transferred', 'died', 'unknown'] as const).some((reason) => isHidden(`discharge.${reason}`))) {
    suppress('completion.rate', 'completion.positive');
  }

  // Rule 5: parts of one whole.
  if (isHidden('screens.negative') || isHidden('screens.positive')) suppress('screens.negative', 'screens.positive');
  if (isHidden('work.on-site') || isHidden('work.off-site')) suppress('work.on-site', 'work.off-site');
  if (isHidden('groups.present')) suppress('groups.attendance', 'groups.average-size', 'groups.person-hours');
  if (isHidden('groups.absent')) suppress('groups.attendance');
  for (const [part, whole] of [
    ['census.readmissions', 'census.admissions'],
    ['cert.exams-passed', 'cert.exams'],
    ['cert.expiring', 'cert.holders'],
  ] as const) {
    if (isSmall(value(whole) - value(part))) suppress(part);
  }
  const otherContacts = value('contacts.reached') - (figure('contacts.residents').numerator ?? NaN);
  if (isSmall(value('aftercare.contacts')) && isSmall(otherContacts)) suppress('contacts.residents');

  return figures.map((shown): PrintedFigure => {
    // Rule 6: a blank row stays blank.
    if (isWhollyBlank(shown)) return shown;
    const { id, unknown } = shown;
    const instead = hidden.get(id);
    if (instead !== undefined) return { id, value: instead };
    return isSmall(unknown) && !alwaysShown.has(id) ? { ...shown, unknown: `<${k}` } : shown;
  });
}
