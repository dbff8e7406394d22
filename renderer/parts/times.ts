/**
 * The time of day somebody typed as `HH:MM`, or `undefined`. Understands 7pm, 7:30 p, 19:30, 1930, 730, noon.
 * A bare hour from 1 to 6 is meant in the afternoon: no group meets at three in the night.
 */
export function readTime(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replaceAll('.', '').replace(/\s+/g, '');
  if (text === 'noon') return '12:00';
  const match = /^(\d{1,2})(?::?(\d{2}))?(am?|pm?)?$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[2] ?? 0);
  let hours = Number(match[1]);
  const half = match[3]?.[0];
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  } else if (hours >= 1 && hours <= 6 && match[1]?.length === 1) {
    hours += 12;
  }
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** `19:30` as `7:30 pm`. */
export function writeTime(time: string): string {
  const hours = Number(time.slice(0, 2));
  return `${hours % 12 === 0 ? 12 : hours % 12}:${time.slice(3, 5)} ${hours < 12 ? 'am' : 'pm'}`;
}
