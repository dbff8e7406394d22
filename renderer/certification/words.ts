import type { HoursLine } from '../../shared/contract/certification.ts';
import type { Enrollment, HoursKind, Program } from '../../shared/records/certification.ts';
import type { Tone } from '../parts/StatusBadge.tsx';

export const kindInWords: Readonly<Record<HoursKind, string>> = {
  training: 'Training',
  experience: 'Experience',
  supervision: 'Supervision',
  ce: 'Continuing education',
};

const statuses: Readonly<Record<Enrollment['status'], { readonly words: string; readonly tone: Tone }>> = {
  'in-progress': { words: 'working towards', tone: 'neutral' },
  certified: { words: 'certified', tone: 'good' },
  lapsed: { words: 'lapsed', tone: 'due' },
  withdrawn: { words: 'stopped', tone: 'neutral' },
};

/** How somebody stands with a certificate, as a word and its tone. */
export const statusInWords = (status: Enrollment['status']) => statuses[status];

const confidences: Readonly<Record<Program['confidence'], string>> = {
  high: 'Well supported by its sources',
  medium: 'Partly supported by its sources',
  low: 'Thinly supported: check before relying on it',
};

/** How far the facts of a program can be relied on. */
export const confidenceInWords = (confidence: Program['confidence']): string => confidences[confidence];

const shown = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A number of hours without the word: `26`, `1.5`. */
export const hoursNumber = (hours: number): string => shown.format(hours);

/** The key of a line: hours by hand have an id, hours from work the work itself. */
export const lineKey = ({
  enrollmentId,
  hoursId,
  source,
}: Pick<HoursLine, 'enrollmentId' | 'hoursId' | 'source'>): string => `${enrollmentId}|${hoursId ?? source ?? ''}`;
