import { passphraseMinimum, type PassphraseReason, passphraseStrength } from '../../shared/rules/passphrase.ts';
import type { Strength } from '../parts/PassphraseInput.tsx';

const words: Record<PassphraseReason, string> = {
  'too-short': `At least ${passphraseMinimum} characters.`,
  common: 'Too easy to guess. Add unrelated words.',
  repeats: 'The same again and again is easy to guess. Use different words.',
  sequence: 'Keys in a row are easy to guess. Use words instead.',
  names: 'Names are what people try first. Add unrelated words.',
  fair: 'It will do. One more word makes it good.',
  good: 'Good.',
  strong: 'Strong.',
};

/** How strong a passphrase is, in bars and words; `names` are those an acquaintance would try. */
export function strengthOf(names: readonly string[] = []): (typed: string) => Strength {
  return (typed) => {
    const { score, reason } = passphraseStrength(typed, names);
    return { level: score, words: words[reason] };
  };
}
