import type { HistoryArea, HistoryChange, HistoryValue } from '../../../shared/contract/history.ts';
import { isDay } from '../../../shared/records/primitives.ts';
import { shortDay, writeInstant } from '../../parts/days.ts';
import { writeTime } from '../../parts/times.ts';

export const areaWords: Readonly<Record<HistoryArea, string>> = {
  residents: 'Residents',
  mentors: 'Mentors and check-ins',
  groups: 'Groups',
  certification: 'Certification',
  house: 'The house',
  'sign-ins': 'People who sign in',
  undone: 'Undone and done again',
};

const nounWords: Readonly<Record<string, string>> = {
  people: 'Person',
  stays: 'Stay',
  mentors: 'Mentor',
  pairings: 'Pairing',
  pairingReasons: 'Reason of a pairing',
  sessionTypes: 'Kind of group',
  weeklyGroups: 'Weekly group',
  sessions: 'Group',
  markNotes: 'Note on a mark',
  contacts: 'Check-in',
  led: 'Group led',
  enrollments: 'Certification',
  signatures: 'Signature under hours',
  exams: 'Exam',
  imports: 'List brought in',
  exports: 'Export',
  bedFunding: 'Funding of a bed',
  closed: 'Sign-in',
};

/** `Stay of Dana W.`, `Settings`. */
export function recordTitle({ noun, about }: Pick<HistoryChange, 'noun' | 'about'>): string {
  const word = nounWords[noun] ?? sentenceCase(spelled(noun).replace(/s$/u, noun === 'settings' ? 's' : ''));
  if (about === undefined || about === noun) return word;
  return noun === 'stays' || noun === 'closed' ? `${word} of ${about}` : `${word}: ${about}`;
}

const fieldWords: Readonly<Record<string, string>> = {
  '': 'said',
  typeId: 'kind',
  leaderIds: 'led by',
  on: 'date',
  at: 'time',
  startsAt: 'begins',
  legalFirst: 'legal first name',
  legalLast: 'legal last name',
  requirementsMet: 'requirement met',
};

/** `Admitted on`; of the second of a list of beds: `Bed 2, from`. */
export const fieldTitle = (path: readonly string[]): string =>
  sentenceCase(
    (path.length === 0 ? [''] : path).reduce((said, word) => {
      if (/^\d+$/u.test(word)) return `${said.replace(/s$/u, '')} ${Number(word) + 1}`;
      return said === '' ? fieldWord(word) : `${said}, ${fieldWord(word)}`;
    }, ''),
  );

const fieldWord = (word: string): string => fieldWords[word] ?? spelled(word.replace(/Ids?$/u, ''));

/** `admittedOn` as `admitted on`; what holds a space is a name already. */
const spelled = (word: string): string =>
  /^[a-z][A-Za-z]*$/u.test(word) ? word.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`) : word;

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A value as people write it. */
export function writeValue(value: HistoryValue, timeZone: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (isDay(value)) return shortDay(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(value))
    return `${shortDay(value.slice(0, 10))}, ${writeTime(value.slice(11))}`;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value)) return writeInstant(value, timeZone);
  return /^[a-z]+(?:-[a-z]+)+$/u.test(value) ? value.replaceAll('-', ' ') : value;
}

/** A record's own id tells nobody anything. */
export const isTold = ({ path }: HistoryChange['fields'][number]): boolean => path.length !== 1 || path[0] !== 'id';
