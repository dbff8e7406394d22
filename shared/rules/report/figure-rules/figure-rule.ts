export const sections = [
  'census',
  'discharges',
  'retention',
  'recovery',
  'groups',
  'peer-support',
  'certification',
] as const;
export type SectionId = (typeof sections)[number];

/**
 * How a figure is made: `count` of records or people, `rate` of a numerator to a denominator, `mean` of n values
 * (its sum and n beside it), `median` of n, `sum` of whole things, `hours`.
 */
export type FigureKind = 'count' | 'rate' | 'mean' | 'median' | 'sum' | 'hours';

/** What one of the value is; a `share` is a fraction of 1, shown as a percentage. */
export type FigureUnit =
  | 'share'
  | 'people'
  | 'stays'
  | 'bed-nights'
  | 'days'
  | 'tests'
  | 'points'
  | 'goals'
  | 'groups'
  | 'marks'
  | 'hours'
  | 'check-ins'
  | 'minutes'
  | 'forms'
  | 'certifications'
  | 'exams';

/** Records a figure is computed from that Cairn does not keep yet: until it does, the screen leaves the figure out. */
export type LaterRecords =
  'drug-tests' | 'returns-to-use' | 'work' | 'questionnaires' | 'goals' | 'supervision' | 'feedback';

export interface FigureRule {
  readonly section: SectionId;
  readonly title: string;
  /** The rule in one plain sentence, printed beside the figure. */
  readonly rule: string;
  readonly kind: FigureKind;
  readonly unit: FigureUnit;
  readonly needs?: LaterRecords;
}
