import { passphraseStrength } from '../../shared/rules/passphrase.ts';

/** Whether no acquaintance would guess it; `names` are words they would try. */
export const isHardToGuess = (passphrase: string, names: readonly string[]): boolean =>
  passphraseStrength(passphrase, names).score >= 2;

/** What a form says of a new passphrase, `passphrase`, that would be guessed, and of one typed differently in `again`. */
export const tooEasy = {
  message: 'This one is too easy to guess. Three or four unrelated words work well.',
  path: ['passphrase'],
};
export const notTheSame = { message: 'This is not the same as above. Type it once more.', path: ['again'] };
