import type { retentionFigureIds } from '../retention.ts';
import type { FigureRule } from './figure-rule.ts';

export const retentionRules: Record<(typeof retentionFigureIds)[number], FigureRule> = {
  'retention.30': {
    section: 'retention',
    title: 'Still here after 30 days',
    rule: 'Of the stays whose day 30 after admission fell in the twelve months that end with the period: those open, ended on that day or later, or completed.',
    kind: 'rate',
    unit: 'share',
  },
  'retention.60': {
    section: 'retention',
    title: 'Still here after 60 days',
    rule: 'Of the stays whose day 60 after admission fell in the twelve months that end with the period: those open, ended on that day or later, or completed.',
    kind: 'rate',
    unit: 'share',
  },
  'retention.90': {
    section: 'retention',
    title: 'Still here after 90 days',
    rule: 'Of the stays whose day 90 after admission fell in the twelve months that end with the period: those open, ended on that day or later, or completed.',
    kind: 'rate',
    unit: 'share',
  },
  'retention.180': {
    section: 'retention',
    title: 'Still here after 180 days',
    rule: 'Of the stays whose day 180 after admission fell in the twelve months that end with the period: those open, ended on that day or later, or completed.',
    kind: 'rate',
    unit: 'share',
  },
  'retention.median-stay': {
    section: 'retention',
    title: 'How long people stay, median',
    rule: 'The day by which half are estimated to have left (Kaplan–Meier), over the stays begun in the twenty-four months that end with the period; stays completed, transferred, ended by death or still open are not counted as leaving.',
    kind: 'median',
    unit: 'days',
  },
};
