import type { Report } from '../../../shared/contract/reports.ts';
import type { FigureId } from '../../../shared/rules/report/figures.ts';
import { printedNumber } from '../../../shared/rules/report/print.ts';
import { figuresHere, valueOf } from './lines.ts';
import type { FigureHere } from './lines.ts';
import { monthName } from './months.ts';
import { counted } from './words.ts';

/**
 * What the report says, in a few sentences. Only numbers that the report prints are used: a figure that is hidden or
 * blank is not said, and its sentence is left out or shortened.
 */
export function sentencesOf(report: Report): readonly string[] {
  const figures = new Map(figuresHere(report.figures).map((figure) => [figure.id, figure]));
  const shown: Shown = (id) => {
    const figure = figures.get(id);
    return figure !== undefined && typeof figure.value === 'number' ? { ...figure, text: valueOf(figure) } : undefined;
  };
  return [
    people(shown, report),
    nights(shown),
    completed(shown),
    stillHere(shown),
    groups(shown),
    peers(shown),
    certified(shown),
  ].filter((sentence) => sentence !== undefined);
}

type Shown = (id: FigureId) => (FigureHere & { readonly text: string }) | undefined;
type Sentence = string | undefined;

function people(shown: Shown, { period, monthNotOver }: Report): Sentence {
  const [end, admitted, discharged] = [shown('census.end'), shown('census.admissions'), shown('census.discharges')];
  const living =
    end &&
    (monthNotOver
      ? `${counted(end.text, 'person lives', 'people live')} here now`
      : `${counted(end.text, 'person', 'people')} lived here at the end of ${monthName(period.lastDay)}`);
  const flow =
    admitted &&
    discharged &&
    `${admitted.text} ${admitted.value === 1 ? 'was' : 'were'} admitted and ${discharged.text} discharged`;
  const said = [living, flow].filter((part) => part !== undefined);
  return said.length === 0 ? undefined : `${said.join('; ')}.`;
}

function nights(shown: Shown): Sentence {
  const [average, filled] = [shown('census.average'), shown('beddays.occupancy')];
  return (
    average &&
    filled &&
    `On an average night ${average.text} people slept here, and ${filled.text} of the beds were filled.`
  );
}

function completed(shown: Shown): Sentence {
  const rate = shown('completion.rate');
  if (!rate) return undefined;
  const died = shown('discharge.died');
  const apart = died && died.value !== 0 ? ', deaths apart' : '';
  return `Of ${counted(printedNumber(rate.denominator), 'stay', 'stays')} that ended${apart}, ${printedNumber(rate.numerator)} ${rate.numerator === 1 ? 'was' : 'were'} completed: ${rate.text}.`;
}

function stillHere(shown: Shown): Sentence {
  const rate = shown('retention.90');
  return (
    rate &&
    `${rate.text} were still here after 90 days, or had completed: ${printedNumber(rate.numerator)} of ${printedNumber(rate.denominator)} whose ninetieth day fell in the last twelve months.`
  );
}

function groups(shown: Shown): Sentence {
  const [held, attendance] = [shown('groups.held'), shown('groups.attendance')];
  if (!held || held.value === 0) return undefined;
  const came = attendance ? `; of those marked present or absent, ${attendance.text} were there` : '';
  return `${counted(held.text, 'group was', 'groups were')} held${came}.`;
}

function peers(shown: Shown): Sentence {
  const [reached, residents] = [shown('contacts.reached'), shown('contacts.residents')];
  if (!reached || reached.value === 0) return undefined;
  const whom = residents
    ? `, with ${printedNumber(residents.numerator)} of the ${printedNumber(residents.denominator)} people served`
    : '';
  return `${counted(reached.text, 'check-in', 'check-ins')} reached somebody${whom}.`;
}

function certified(shown: Shown): Sentence {
  const [working, hours] = [shown('cert.enrolled'), shown('cert.experience-hours')];
  if (!working || working.value === 0) return undefined;
  const signed = hours && hours.value !== 0 ? `; ${hours.text} hours of experience were signed` : '';
  return `${counted(working.text, 'certification is', 'certifications are')} being worked towards${signed}.`;
}
