import { z } from 'zod';

/**
 * A record's key. Random when Cairn makes it, the table's own key when it was imported, so almost any short
 * printable word is allowed; `;` separates lists in the exchange tables, and names every plain object carries
 * (`__proto__`, `constructor`) would not be safe as keys of a map.
 */
export const idSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^;\p{Cc}]+$/u, 'id-characters')
  .refine((id) => id.trim() === id && !(id in Object.prototype), 'id-reserved');
export type Id = string;

/** True for a calendar date that exists, written `YYYY-MM-DD` (years 1900 to 2199). */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const at = new Date(Date.UTC(year, month - 1, date));
  return year >= 1900 && year < 2200 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
}

/** A calendar date in the house's time zone, `YYYY-MM-DD`. */
export const daySchema = z.string().refine(isDay, 'day');
export type Day = string;

/** A calendar month, `YYYY-MM`: also the bucket under which sessions and contacts lie. */
export const monthSchema = z.string().refine((text) => isDay(`${text}-01`), 'month');
export type Month = string;

/** A wall-clock time of day, `HH:MM`. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time-of-day');

/** A date and wall-clock time in the house's time zone, `YYYY-MM-DDTHH:MM`. */
export const localTimeSchema = z
  .string()
  .refine((text) => isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)), 'local-time');
export type LocalTime = string;

/** A moment, UTC, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime();
export type Instant = string;

/** Text a person typed: trimmed, never empty (leave the field out instead). */
export const textSchema = z.string().trim().min(1, 'required').max(500);
export const longTextSchema = z.string().trim().min(1, 'required').max(20_000);
export const nameSchema = z.string().trim().min(1, 'required').max(80);

/** Whole minutes of something that fits in one day. */
export const minutesSchema = z.number().min(0).max(1440);
