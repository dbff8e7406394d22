import type { Choice } from './choices.ts';
import type { RollLayout } from './layout.ts';
import type { Step } from './steps.ts';

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key asks for: a step of the roll, or something only the screen can do. */
export type Wish = Step | { readonly type: 'find' } | { readonly type: 'ask-finish' } | { readonly type: 'write-note' };

const marks: Readonly<Record<string, Choice>> = { p: 'present', a: 'absent', e: 'excused', l: 'late' };

/**
 * What a key means in the roll. Letters mean something only while a row has the focus (WCAG 2.1.4), so that nothing
 * typed into *Find* marks anybody; Escape never changes a mark.
 */
export function wishOf(key: Key, inRow: boolean, layout: RollLayout): Wish | undefined {
  const plain = !key.ctrlKey && !key.metaKey && !key.altKey;
  const letter = key.key.toLowerCase();
  if ((key.ctrlKey || key.metaKey) && !key.altKey) {
    if (key.key === 'Enter') return { type: 'ask-finish' };
    return letter === 'z' && !key.shiftKey ? { type: 'undo' } : undefined;
  }
  if (!plain) return undefined;
  if (/^\d$/.test(key.key)) return { type: 'digit', digit: key.key };
  if (key.key === '/') return { type: 'find' };
  if (key.key === 'Escape') return { type: 'clear-digits' };
  return inRow ? rowWish(letter, layout) : undefined;
}

function rowWish(letter: string, layout: RollLayout): Wish | undefined {
  const choice = marks[letter];
  if (choice) return { type: 'choose', choice };
  switch (letter) {
    case 'r':
      return { type: 'rest' };
    case 'n':
      return { type: 'write-note' };
    case 'delete':
      return { type: 'choose', choice: undefined, stay: true };
    case 'arrowdown':
      return { type: 'move', by: 1 };
    case 'arrowup':
      return { type: 'move', by: -1 };
    case 'arrowright':
      return { type: 'move', by: layout.rowsPerColumn };
    case 'arrowleft':
      return { type: 'move', by: -layout.rowsPerColumn };
    case 'home':
      return { type: 'focus', at: 0 };
    case 'end':
      return { type: 'focus', at: Number.MAX_SAFE_INTEGER };
    default:
      return undefined;
  }
}
