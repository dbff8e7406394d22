import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';
import type { Column } from '../../parts/DataTable.tsx';
import { writeDay } from '../../parts/days.ts';
import { writeTime } from '../../parts/times.ts';
import { expectedInWords, namesInWords, weekdayInWords } from '../words.ts';

export type Weekly = InferContractRouterOutputs<Contract>['sessions']['weekly']['groups'][number];

/** The columns of weekly groups; sorting by day goes on by hour. */
export function weeklyColumns(phaseName: (id: string) => string, today: string): readonly Column<Weekly>[] {
  return [
    {
      id: 'day',
      header: 'Day',
      width: 180,
      value: ({ weekday, startsAt }) => `${weekday} ${startsAt}`,
      cell: ({ weekday, startsAt }) => `${weekdayInWords(weekday)}, ${writeTime(startsAt)}`,
    },
    {
      id: 'group',
      header: 'Group',
      width: '34%',
      value: ({ title }) => title,
      cell: ({ title, until }) => (until === undefined ? title : `${title} (until ${writeDay(until, today)})`),
    },
    { id: 'minutes', header: 'Minutes', width: 104, align: 'end', value: ({ minutes }) => minutes },
    {
      id: 'leaders',
      header: 'Led by',
      value: ({ leaders }) => (leaders.length === 0 ? 'Nobody yet' : namesInWords(leaders)),
    },
    { id: 'expected', header: 'Expected', value: ({ expected }) => expectedInWords(expected, phaseName) },
  ];
}
