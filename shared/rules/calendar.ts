import type { Day, Instant, LocalTime } from '../records/primitives.ts';

/*
 * Calendar dates are strings `YYYY-MM-DD` in the house's time zone, or day numbers: whole days since 1970-01-01.
 * A calendar date has no clock, so counting with them never meets a change of summer time.
 */
const millisecondsPerDay = 86_400_000;

/** The day number of a calendar date. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / millisecondsPerDay;
}

/** The calendar date of a day number. */
export function fromDayNumber(number: number): Day {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The date so many days later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return fromDayNumber(dayNumber(day) + days);
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  // 1970-01-01 was a Thursday; the second remainder keeps dates before it positive.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The first day of the month a date or a month `YYYY-MM` lies in. */
export function firstOfMonth(dayOrMonth: string): Day {
  return `${dayOrMonth.slice(0, 7)}-01`;
}

/** The last day of the month a date or a month `YYYY-MM` lies in. */
export function lastOfMonth(dayOrMonth: string): Day {
  const [year, month] = [Number(dayOrMonth.slice(0, 4)), Number(dayOrMonth.slice(5, 7))];
  return fromDayNumber(Date.UTC(year, month, 0) / millisecondsPerDay);
}

/** The same day of the month so many months later (earlier when negative), or that month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = fromDayNumber(Date.UTC(year, month - 1 + months, 1) / millisecondsPerDay);
  const last = lastOfMonth(first);
  return last.slice(8) < day.slice(8) ? last : first.slice(0, 8) + day.slice(8);
}

/** The calendar date in a time zone at an instant. */
export function todayIn(timeZone: string, instant: Instant | Date): Day {
  return localTimeIn(timeZone, instant).slice(0, 10);
}

/** Date and wall-clock time, `YYYY-MM-DDTHH:MM`, in a time zone at an instant. */
export function localTimeIn(timeZone: string, instant: Instant | Date): LocalTime {
  return wallClock(timeZone, new Date(instant).getTime()).slice(0, 16);
}

/** Whether a wall clock in the time zone ever shows this local time: not the hour that summer time skips. */
export function localTimeExists(timeZone: string, localTime: LocalTime): boolean {
  const asUtc = Date.parse(`${localTime}:00Z`);
  const midnight = Math.floor(asUtc / millisecondsPerDay) * millisecondsPerDay;
  // No zone is more than a day away from UTC, so the offset at the instant sought is one of those around it.
  const candidates = new Set([-1, 0, 1, 2].map((days) => offsetAt(timeZone, midnight + days * millisecondsPerDay)));
  if (candidates.size === 1) return true;
  return [...candidates].some((offset) => wallClock(timeZone, asUtc - offset).slice(0, 16) === localTime);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsetsByZone = new Map<string, Map<number, number>>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

function wallClock(timeZone: string, milliseconds: number): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatIn(timeZone).formatToParts(milliseconds)) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** Milliseconds a zone's wall clock is ahead of UTC at an instant; remembered, because imports ask for the same days again and again. */
function offsetAt(timeZone: string, milliseconds: number): number {
  const ofZone = offsetsByZone.get(timeZone) ?? new Map<number, number>();
  offsetsByZone.set(timeZone, ofZone);
  const known = ofZone.get(milliseconds);
  if (known !== undefined) return known;
  const offset = Date.parse(`${wallClock(timeZone, milliseconds)}Z`) - milliseconds;
  ofZone.set(milliseconds, offset);
  return offset;
}
