const words: Record<string, string> = {
  required: 'This is needed.',
  day: 'Type a date like 11/23/2026, or “yesterday”.',
  month: 'Type a month like November 2026.',
  'time-of-day': 'Type a time like 7:30 pm.',
  'local-time': 'Type a date and a time.',
  state: 'Two letters, as in KY.',
  'time-zone': 'Choose a time zone from the list.',
  'id-characters': 'Leave out semicolons and line breaks.',
  'id-reserved': 'Choose another name; that one cannot be kept.',
  'does-not-fit': 'That does not fit here. Check what you typed.',
};

/** The sentence under a field for a schema's code; what is already a sentence stays as it is. */
export function fieldSentence(code: string): string {
  const [name = '', amount = ''] = code.split(':');
  if (/^[a-z-]+$/.test(name)) {
    if (name === 'too-long') return `At most ${amount} characters.`;
    if (name === 'at-most') return `At most ${amount}.`;
    if (name === 'at-least') return `At least ${amount}.`;
  }
  return words[code] ?? code;
}
