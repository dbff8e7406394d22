import { figureRules } from '../../../shared/rules/report/figure-rules.ts';
import type { FigureId } from '../../../shared/rules/report/figures.ts';

/** Where a figure's way of counting comes from. The address is there to be read, not followed: Cairn goes nowhere. */
export interface Source {
  readonly sentence: string;
  readonly address?: string;
}

const teds = 'http://www.samhsa.gov/data/DASIS/teds05/TEDSD2k5Chp2.htm';
const nights: Source = {
  sentence: 'As homeless services count (HMIS): the nights between entry and exit, the day of exit left out.',
  address: 'https://ochmis.org/glossary/emergency-shelter-tracking-method',
};
const lengthOfStay: Source = {
  sentence:
    'As federal treatment data count (TEDS): discharge minus admission, under a day is one; mean and median both, because a few long stays pull the mean up.',
  address: teds,
};
const atExit: Source = {
  sentence: 'After the federal national outcome measures, asked for the stay; no answer counts as missing, not as no.',
};
const own: Source = { sentence: 'Cairn’s own rule: no published standard was found.' };

const sources: Partial<Record<FigureId, Source>> = {
  'census.average': nights,
  'beddays.used': nights,
  'beddays.occupancy': { sentence: 'The usual rate for beds: days of care divided by bed-days available.' },
  'completion.rate': {
    sentence: 'Reasons as federal treatment data name them (TEDS); people who died are left out by Cairn’s own rule.',
    address: 'http://www.samhsa.gov/samhsaNewsLetter/Volume_17_Number_4/TreatmentDischarges_text.aspx',
  },
  'completion.positive': {
    sentence: 'Federal treatment data (TEDS) count completed and transferred both as a good ending.',
    address: teds,
  },
  'los.mean': lengthOfStay,
  'los.median': lengthOfStay,
  'exit.employed': atExit,
  'exit.arrested': atExit,
  'exit.housed': {
    sentence: 'Destinations as homeless services sort them (HMIS); not asked counts as missing, not as no.',
    address: 'https://ochmis-211oc.happyfox.com/kb/article/222-destination/',
  },
  'retention.30': own,
  'retention.60': own,
  'retention.90': own,
  'retention.180': own,
  'retention.median-stay': {
    sentence: 'Kaplan and Meier’s estimate: the usual one where some people are still here.',
  },
  'groups.attendance': own,
};

/** Where the rule of a figure comes from. */
export function sourceOf(id: FigureId): Source {
  const known = sources[id];
  if (known) return known;
  return figureRules[id].kind === 'rate' ? own : { sentence: 'A plain count of what is written down in Cairn.' };
}

/** Why small numbers are hidden from readers outside the house. */
export const hidingSource: Source = {
  sentence: 'The federal Medicare agency (CMS) lets nobody publish counts from 1 to 10.',
  address: 'https://resdac.org/node/1506',
};
