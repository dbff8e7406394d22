import { censusRules } from './figure-rules/census.ts';
import { certificationRules } from './figure-rules/certification.ts';
import { dischargeRules } from './figure-rules/discharges.ts';
import type { FigureRule, SectionId } from './figure-rules/figure-rule.ts';
import { groupRules } from './figure-rules/groups.ts';
import { peerSupportRules } from './figure-rules/peer-support.ts';
import { recoveryRules } from './figure-rules/recovery.ts';
import { retentionRules } from './figure-rules/retention.ts';
import type { FigureId } from './figures.ts';

export { sections } from './figure-rules/figure-rule.ts';
export type { FigureKind, FigureRule, FigureUnit, LaterRecords, SectionId } from './figure-rules/figure-rule.ts';

/** The sections of the report as the screen and the paper name them. */
export const sectionTitles: Record<SectionId, string> = {
  census: 'Who lives here, and beds',
  discharges: 'How stays ended',
  retention: 'Still here',
  recovery: 'Recovery',
  groups: 'Groups',
  'peer-support': 'Peer support',
  certification: 'Certification',
};

/** For every figure its name, its rule in one plain sentence, and what kind of number it is. */
export const figureRules: Record<FigureId, FigureRule> = {
  ...censusRules,
  ...dischargeRules,
  ...retentionRules,
  ...recoveryRules,
  ...groupRules,
  ...peerSupportRules,
  ...certificationRules,
};
