const long = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });

/** Both days a date of numbers can mean, as the choices of the question: `March 4 (month first)`, `April 3 (day first)`. */
export function dateReadings(written: string): { monthFirst: string; dayFirst: string } {
  const [first, second] = written.split(/[/.\-\s]+/u).map(Number);
  const reading = (month: number | undefined, date: number | undefined): string | undefined =>
    month !== undefined && date !== undefined && month >= 1 && month <= 12 && date >= 1 && date <= 31
      ? long.format(Date.UTC(2024, month - 1, date))
      : undefined;
  const named = (day: string | undefined, order: string): string =>
    day === undefined ? order : `${day} (${order.toLowerCase()})`;
  return {
    monthFirst: named(reading(first, second), 'Month first'),
    dayFirst: named(reading(second, first), 'Day first'),
  };
}
