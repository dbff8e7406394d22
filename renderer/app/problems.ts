import { damagedSentence, isRefusalCode, notSavedSentence, sentenceOf } from '../../shared/messages/refusals.ts';

/** Why a call did not do what was asked, in the words a person reads; `field` when one field is meant. */
export interface Problem {
  readonly kind: 'refused' | 'not-saved' | 'not-allowed' | 'signed-out' | 'damaged' | 'no-answer' | 'unexpected';
  readonly sentence: string;
  readonly field?: string;
  /** The refusal's code, for the few screens that do something of their own about one. */
  readonly code?: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads whatever a call threw. Nothing the wire brought is trusted: what cannot be read becomes `unexpected`. */
export function problemOf(error: unknown): Problem {
  const code = isRecord(error) && typeof error['code'] === 'string' ? error['code'] : undefined;
  const data = isRecord(error) && isRecord(error['data']) ? error['data'] : {};
  switch (code) {
    case 'REFUSED':
      return refused(data);
    case 'NOT_SAVED':
      return { kind: 'not-saved', sentence: notSavedSentence(String(data['reason'])) };
    case 'NOT_ALLOWED':
      return {
        kind: 'not-allowed',
        sentence: 'This is not part of your sign-in. Ask an administrator if it should be.',
      };
    case 'NOT_SIGNED_IN':
      return { kind: 'signed-out', sentence: 'Cairn is locked. Sign in again; your place is kept.' };
    case 'DAMAGED':
      return { kind: 'damaged', sentence: damagedSentence(String(data['file']), String(data['detail'])) };
    case 'BAD_REQUEST':
      return { kind: 'refused', sentence: 'Something in this form does not fit. Check what you typed and try again.' };
    case undefined:
      return {
        kind: 'no-answer',
        sentence:
          'Cairn did not answer. What you typed is still here. Try again; if it happens twice, close Cairn and open it again.',
      };
    default:
      return {
        kind: 'unexpected',
        sentence: 'That did not work, and it is Cairn’s fault, not yours. Nothing was changed. Try again.',
      };
  }
}

function refused(data: Record<string, unknown>): Problem {
  const { code, field, facts } = data;
  const known = typeof code === 'string' && isRefusalCode(code);
  return {
    kind: 'refused',
    sentence: known ? sentenceOf(code, factsOf(facts)) : 'That cannot be done as it is. Nothing was changed.',
    ...(known && { code }),
    ...(typeof field === 'string' && { field }),
  };
}

function factsOf(facts: unknown): Record<string, string | number> {
  if (!isRecord(facts)) return {};
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) =>
      typeof fact === 'string' || typeof fact === 'number' ? [[name, readable(fact)]] : [],
    ),
  );
}

/** Days in a sentence stand as people write them. */
function readable(fact: string | number): string | number {
  if (typeof fact === 'number' || !/^\d{4}-\d{2}-\d{2}$/.test(fact)) return fact;
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${fact}T00:00:00Z`));
}
