import type { CandidateRow } from '../../../shared/contract/certification.ts';
import { displayName } from '../../../shared/rules/names.ts';
import type { Column } from '../../parts/DataTable.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { hoursNumber, statusInWords } from '../words.ts';

/** Hours still to work; nothing where the program asks for none. */
const toGo = (hours: number | undefined): string =>
  hours === undefined ? '' : hours === 0 ? 'done' : `${hoursNumber(hours)} h`;

const hoursColumn = (
  id: string,
  header: string,
  hoursOf: (row: CandidateRow) => number | undefined,
): Column<CandidateRow> => ({
  id,
  header,
  width: 130,
  align: 'end',
  value: hoursOf,
  cell: (row) => toGo(hoursOf(row)),
});

export const candidateColumns: readonly Column<CandidateRow>[] = [
  { id: 'name', header: 'Name', value: ({ person }) => displayName(person) },
  { id: 'credential', header: 'Certificate', width: 140, value: ({ credential }) => credential },
  {
    id: 'status',
    header: 'State',
    width: 160,
    value: ({ status }) => statusInWords(status).words,
    cell: ({ status }) => <StatusBadge tone={statusInWords(status).tone}>{statusInWords(status).words}</StatusBadge>,
  },
  hoursColumn('training', 'Training', ({ trainingToGo }) => trainingToGo),
  hoursColumn('experience', 'Experience', ({ experienceToGo }) => experienceToGo),
  hoursColumn('supervision', 'Supervision', ({ supervisionToGo }) => supervisionToGo),
  {
    id: 'requirements',
    header: 'In place',
    width: 110,
    align: 'end',
    value: ({ requirementsMet, requirements }) => (requirements === 0 ? undefined : requirementsMet / requirements),
    cell: ({ requirementsMet, requirements }) => (requirements === 0 ? '' : `${requirementsMet} of ${requirements}`),
  },
  {
    id: 'sign',
    header: 'To sign',
    width: 100,
    align: 'end',
    value: ({ linesToSign }) => linesToSign,
    cell: ({ linesToSign }) => (linesToSign === 0 ? '' : linesToSign),
  },
];
