export interface Strength {
  /** 0 too short, 1 weak, 2 good, 3 strong. */
  level: 0 | 1 | 2 | 3;
  words: string;
}

export const shortestPassphrase = 10;
const runs = /(.)\1{2,}|(?:0123|1234|2345|3456|4567|5678|6789|abcd|qwer|asdf|zxcv)/gi;

/**
 * A rough guess at how hard a passphrase is to guess, for the meter only: what is refused is decided by the facility.
 * Several words count more than odd characters, because several words can be remembered.
 */
export function passphraseStrength(passphrase: string): Strength {
  const length = [...passphrase].length;
  if (length < shortestPassphrase)
    return { level: 0, words: `At least ${shortestPassphrase} characters; ${shortestPassphrase - length} to go.` };
  const plain = passphrase.replace(runs, '');
  const different = new Set(plain.toLowerCase()).size;
  const wordCount = plain.split(/[\s\-_.,]+/).filter((word) => word.length >= 3).length;
  const score = Math.min(plain.length, 32) / 4 + Math.min(different, 16) / 4 + Math.min(wordCount, 5);
  if (score < 8) return { level: 1, words: 'Easy to guess. Add another word or two.' };
  if (score < 12) return { level: 2, words: 'Good. One more word makes it strong.' };
  return { level: 3, words: 'Strong.' };
}
