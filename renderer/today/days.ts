const words = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' });

/** A day in full: `Monday, November 23`. */
export const longDay = (day: string): string => words.format(new Date(`${day}T00:00:00Z`));

const moments = new Intl.DateTimeFormat('en-US', { weekday: 'long', hour: 'numeric', minute: '2-digit' });

/** A moment of the last days on this PC's clock: `Monday, 7:05 PM`. */
export const recently = (instant: string): string => moments.format(new Date(instant));
