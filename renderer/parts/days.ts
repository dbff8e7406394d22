const dayLength = 86_400_000;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Which way a date without a year, or a bare weekday, is meant. */
export type Lean = 'past' | 'future' | 'near';

const asTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromTime = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day `count` days after `day` (negative: before), `YYYY-MM-DD`. */
export const addDays = (day: string, count: number): string => fromTime(asTime(day) + count * dayLength);

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((asTime(to) - asTime(from)) / dayLength);

/** Today in a time zone (the computer's own when none is given), `YYYY-MM-DD`. */
export function todayIn(timeZone: string | undefined, now: Date): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', ...(timeZone && { timeZone }) } as const;
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', options).formatToParts(now).map((p) => [p.type, p.value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

const aloud = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
const withoutYear = new Intl.DateTimeFormat('en-US', aloud);
const withYear = new Intl.DateTimeFormat('en-US', { ...aloud, year: 'numeric' });
const short = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day as it is read aloud: `Mon, Nov 23, 2026`; without the year when it is the year of `today`. */
export function writeDay(day: string, today?: string): string {
  const sameYear = today !== undefined && today.slice(0, 4) === day.slice(0, 4);
  return (sameYear ? withoutYear : withYear).format(asTime(day));
}

/** A day in a table or a sentence about long ago: `Nov 23, 2026`. */
export const shortDay = (day: string): string => short.format(asTime(day));

/** A moment where the house is: `Nov 28, 2026, 3:14 PM`. */
export const writeInstant = (at: string, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) }).format(
    new Date(at),
  );

/** A day the way it is typed: `11/23/2026`. */
export const typeDay = (day: string): string =>
  `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}/${day.slice(0, 4)}`;

/**
 * The day somebody typed, or `undefined` where it cannot be read. Understands 11/23/2026, 11/23/26, 11/23, 11.23,
 * 2026-11-23, Nov 23, 23 November 2026, today, yesterday, tomorrow, -3, +7 and weekdays. Month first, as in the US.
 */
export function readDay(typed: string, today: string, lean: Lean = 'near'): string | undefined {
  const text = typed.trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' ');
  const word = { today: 0, t: 0, yesterday: -1, tomorrow: 1 }[text];
  if (word !== undefined) return addDays(today, word);
  if (/^[+-]\d{1,3}$/.test(text)) return addDays(today, Number(text));
  return readWeekday(text, today, lean) ?? readNumbers(text, today, lean) ?? readMonthName(text, today, lean);
}

function readWeekday(text: string, today: string, lean: Lean): string | undefined {
  const match = /^(last |next )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/.exec(text);
  if (!match) return undefined;
  const back = (new Date(asTime(today)).getUTCDay() - weekdays.indexOf(match[2] ?? '') + 7) % 7;
  const forward = (7 - back) % 7;
  if (match[1] === 'next ' || (match[1] === undefined && lean === 'future'))
    return addDays(today, forward === 0 && match[1] ? 7 : forward);
  return addDays(today, -(back === 0 && match[1] ? 7 : back));
}

function readNumbers(text: string, today: string, lean: Lean): string | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const american = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?$/.exec(text);
  if (american) return complete(Number(american[1]), Number(american[2]), american[3], today, lean);
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  return packed ? day(Number(packed[3]), Number(packed[1]), Number(packed[2])) : undefined;
}

function readMonthName(text: string, today: string, lean: Lean): string | undefined {
  const first = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?$/.exec(text);
  const second = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?: (\d{4}|\d{2}))?$/.exec(text);
  const name = first?.[1] ?? second?.[2];
  const date = first?.[2] ?? second?.[1];
  if (name === undefined || date === undefined) return undefined;
  const month = months.indexOf(name.slice(0, 3)) + 1;
  return month === 0 ? undefined : complete(month, Number(date), first?.[3] ?? second?.[3], today, lean);
}

/** Two digits mean the last hundred years up to ten years from now; no digits mean the year that fits the lean best. */
function complete(
  month: number,
  date: number,
  year: string | undefined,
  today: string,
  lean: Lean,
): string | undefined {
  const present = Number(today.slice(0, 4));
  if (year?.length === 4) return day(Number(year), month, date);
  if (year !== undefined) {
    const century = present - (present % 100);
    const full = century + Number(year);
    return day(full > present + 10 ? full - 100 : full, month, date);
  }
  const candidates = [present - 1, present, present + 1].flatMap((each) => day(each, month, date) ?? []);
  const fitting = candidates.filter((each) =>
    lean === 'past' ? each <= today : lean === 'future' ? each >= today : true,
  );
  return fitting.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

function day(year: number, month: number, date: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  const real = year >= 1900 && year < 2200 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return real ? at.toISOString().slice(0, 10) : undefined;
}
