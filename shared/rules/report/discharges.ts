import type { DischargeReason } from '../../records/people.ts';
import type { HouseFacts } from './house-facts.ts';
import type { StayFacts } from './input.ts';
import type { Measure } from './measure.ts';
import { count, countOf, median, ratio } from './measure.ts';
import type { Period } from './period.ts';
import { isIn } from './period.ts';

export const reasonFigureIds = [
  'discharge.completed',
  'discharge.transferred',
  'discharge.left',
  'discharge.asked-to-leave',
  'discharge.incarcerated',
  'discharge.medical',
  'discharge.died',
  'discharge.other',
  'discharge.unknown',
] as const;

export const dischargeFigureIds = [
  ...reasonFigureIds,
  'completion.rate',
  'completion.positive',
  'los.n',
  'los.mean',
  'los.median',
  'exit.employed',
  'exit.housed',
  'exit.arrested',
] as const;

/** How the stays discharged in the period ended. */
export function dischargeFigures(
  house: HouseFacts,
  period: Period,
): Record<(typeof dischargeFigureIds)[number], Measure> {
  const ended = house.stays.filter((stay) => isIn(period, stay.discharged));
  const because = (reason?: DischargeReason): number => countOf(ended, ({ facts }) => facts.dischargeReason === reason);
  const lengths = ended.map(({ admitted, discharged }) => Math.max(1, discharged - admitted));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const [completed, transferred, died, unknown] = [
    because('completed'),
    because('transferred'),
    because('died'),
    because(),
  ];
  const known = (answer: (stay: StayFacts) => boolean | undefined): Measure => {
    const answers = ended.map(({ facts }) => answer(facts)).filter((given) => given !== undefined);
    return {
      ...ratio(
        countOf(answers, (given) => given),
        answers.length,
      ),
      unknown: ended.length - answers.length,
    };
  };
  return {
    'discharge.completed': count(completed),
    'discharge.transferred': count(transferred),
    'discharge.left': count(because('left')),
    'discharge.asked-to-leave': count(because('asked-to-leave')),
    'discharge.incarcerated': count(because('incarcerated')),
    'discharge.medical': count(because('medical')),
    'discharge.died': count(died),
    'discharge.other': count(because('other')),
    'discharge.unknown': count(unknown),
    'completion.rate': { ...ratio(completed, ended.length - died), unknown },
    'completion.positive': { ...ratio(completed + transferred, ended.length - died), unknown },
    'los.n': count(ended.length),
    'los.mean': ratio(total, ended.length),
    'los.median': median(lengths),
    'exit.employed': known((stay) => stay.employedAtExit),
    'exit.housed': known((stay) => (stay.destination === undefined ? undefined : stay.destination === 'permanent')),
    'exit.arrested': known((stay) => stay.arrestedDuring),
  };
}
