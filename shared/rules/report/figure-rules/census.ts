import type { censusFigureIds } from '../census.ts';
import type { FigureRule } from './figure-rule.ts';

export const censusRules: Record<(typeof censusFigureIds)[number], FigureRule> = {
  'census.start': {
    section: 'census',
    title: 'Living here at the start',
    rule: 'Stays that slept here the night before the first day.',
    kind: 'count',
    unit: 'people',
  },
  'census.admissions': {
    section: 'census',
    title: 'Admitted',
    rule: 'Stays that began in the period.',
    kind: 'count',
    unit: 'stays',
  },
  'census.readmissions': {
    section: 'census',
    title: 'Of those, back again',
    rule: 'Stays that began in the period, of people with an earlier stay here.',
    kind: 'count',
    unit: 'stays',
  },
  'census.discharges': {
    section: 'census',
    title: 'Discharged',
    rule: 'Stays that ended in the period; the day of discharge is the day after the last night slept here.',
    kind: 'count',
    unit: 'stays',
  },
  'census.end': {
    section: 'census',
    title: 'Living here at the end',
    rule: 'Stays that sleep here the night of the last day; start plus admitted minus discharged.',
    kind: 'count',
    unit: 'people',
  },
  'census.served': {
    section: 'census',
    title: 'People served',
    rule: 'Different people whose stay touched any day of the period, the day of discharge included.',
    kind: 'count',
    unit: 'people',
  },
  'census.average': {
    section: 'census',
    title: 'Living here on an average night',
    rule: 'Nights slept here, divided by the days in the period.',
    kind: 'rate',
    unit: 'people',
  },
  'beddays.used': {
    section: 'census',
    title: 'Nights slept here',
    rule: 'People sleeping here, added up over every night: the night of admission counts, the day of discharge does not, a stay that ends the day it begins has none.',
    kind: 'sum',
    unit: 'bed-nights',
  },
  'beddays.available': {
    section: 'census',
    title: 'Nights beds were there for',
    rule: 'Beds in use, added up over every night of the period.',
    kind: 'sum',
    unit: 'bed-nights',
  },
  'beddays.occupancy': {
    section: 'census',
    title: 'Beds filled',
    rule: 'Nights slept here, divided by the nights beds were there for.',
    kind: 'rate',
    unit: 'share',
  },
};
