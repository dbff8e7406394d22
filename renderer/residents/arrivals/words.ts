import type { ArrivalField, ArrivalRow, ArrivalsPreview } from '../../../shared/contract/arrivals.ts';
import { arrivalFields } from '../../../shared/contract/arrivals.ts';

const fields: Record<ArrivalField, string> = {
  ignore: 'Leave this column out',
  name: 'Name (first and last)',
  'preferred-name': 'Preferred name',
  'first-name': 'Legal first name',
  'last-name': 'Legal last name',
  'birth-date': 'Birth date',
  'admitted-on': 'Admitted on',
  room: 'Room',
  bed: 'Bed',
  phase: 'Phase',
  'phase-since': 'In this phase since',
  'bed-since': 'In this bed since',
  mentor: 'Walks with (mentor)',
};

/** What a column can be, in the order people look for it; *leave out* last. */
export const fieldOptions = [...arrivalFields.filter((field) => field !== 'ignore'), 'ignore' as const].map(
  (value) => ({
    value,
    label: fields[value],
  }),
);

const statuses: Record<ArrivalRow['status'], string> = {
  new: 'New',
  same: 'Already here',
  unsure: 'Unsure',
  refused: 'Needs a look',
  skipped: 'Left out',
};

/** How a row stands, in one or two words. */
export const statusInWords = (status: ArrivalRow['status']): string => statuses[status];

const reasons: Record<ArrivalsPreview['leftOut'][number]['why'], string> = {
  title: 'a title above the table',
  total: 'a totals row',
  empty: 'an empty row',
  'repeated-heading': 'the headings again',
};

/** Why a line of the paste is no person. */
export const whyLeftOut = (why: ArrivalsPreview['leftOut'][number]['why']): string => reasons[why];
