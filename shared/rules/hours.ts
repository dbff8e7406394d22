/** Hours with what doubles leave over (a third of an hour three times) rounded away: to a ten-thousandth. */
export const roundedHours = (hours: number): number => Math.round(hours * 10_000) / 10_000;

/** A sum of hours, rounded so that sixty minutes make one. */
export const sumOfHours = (hours: readonly number[]): number =>
  roundedHours(hours.reduce((total, one) => total + one, 0));

/** Hours as read: at most one decimal, with the word. */
export function hoursText(hours: number): string {
  const shown = Math.round(hours * 10) / 10;
  return `${shown} ${shown === 1 ? 'hour' : 'hours'}`;
}
