/*
 * How strong a passphrase is: pure, so that the screen can show it while it is typed and the vault can refuse it.
 * Length carries; what everybody tries first (common words, repeats, keyboard runs, dates, the names of the house
 * and of the person) counts for nothing. See NIST SP 800-63B 3.1.1.2: length and a blocklist, no composition rules.
 */
export const passphraseMinimum = 10;

export type PassphraseReason = 'too-short' | 'common' | 'repeats' | 'sequence' | 'names' | 'fair' | 'good' | 'strong';

export interface PassphraseStrength {
  /** 0 and 1 are refused; 2 fair, 3 good, 4 strong. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly reason: PassphraseReason;
}

const commonWords = [
  ...['password', 'passwort', 'passphrase', 'passcode', 'pass', 'word', 'secret', 'letmein', 'welcome', 'login'],
  ...['signin', 'open', 'sesame', 'admin', 'administrator', 'root', 'user', 'guest', 'staff', 'manager', 'office'],
  ...['change', 'changeme', 'default', 'test', 'testing', 'hello', 'please', 'nothing', 'whatever', 'trustno'],
  ...['iloveyou', 'love', 'lover', 'baby', 'angel', 'princess', 'sunshine', 'sunflower', 'flower', 'butterfly'],
  ...['monkey', 'dragon', 'shadow', 'master', 'killer', 'superman', 'batman', 'pokemon', 'starwars', 'freedom'],
  ...['football', 'baseball', 'basketball', 'soccer', 'hockey', 'cowboys', 'wildcats', 'cardinals', 'steelers'],
  ...['michael', 'jennifer', 'jessica', 'ashley', 'jordan', 'charlie', 'daniel', 'thomas', 'andrew', 'robert'],
  ...['summer', 'winter', 'spring', 'autumn', 'monday', 'friday', 'sunday', 'january', 'february', 'march'],
  ...['april', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'kentucky', 'america'],
  ...['jesus', 'christ', 'jesuschrist', 'god', 'blessed', 'church', 'bible', 'faith', 'grace', 'amen', 'heaven'],
  ...['recovery', 'recover', 'sober', 'sobriety', 'serenity', 'serenityprayer', 'onedayatatime', 'oneday', 'atatime'],
  ...['higherpower', 'stepbystep', 'twelvesteps', 'easydoesit', 'letgoandletgod', 'keepcomingback', 'clean', 'addict'],
  ...['firstthingsfirst', 'livinglife', 'program', 'sponsor', 'mentor', 'resident', 'residence', 'house', 'home'],
  ...['cairn', 'computer', 'windows', 'internet', 'google', 'facebook', 'company', 'business', 'correcthorse'],
  ...['batterystaple', 'qwerty', 'qwertyuiop', 'asdfgh', 'zxcvbn', 'abc', 'and', 'the', 'my', 'our', 'is', 'in', 'for'],
];

const runs = [
  ...['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujm'],
];

const bothWays = runs.flatMap((run) => [run, [...run].reverse().join('')]);

/** One form for the same passphrase typed on different keyboards and systems. */
export const normalizePassphrase = (passphrase: string): string => passphrase.normalize('NFKC');

/** How strong a passphrase is; `names` are words an acquaintance would try (the house's, the person's). */
export function passphraseStrength(passphrase: string, names: readonly string[] = []): PassphraseStrength {
  const typed = normalizePassphrase(passphrase);
  const length = [...typed].length;
  if (length < passphraseMinimum) return { score: 0, reason: 'too-short' };

  const letters = bare(typed);
  if (letters.length > 0 && isRepeated(letters)) return { score: 1, reason: 'repeats' };
  if (new Set(typed).size < 5) return { score: 1, reason: 'repeats' };

  const withoutRuns = removeRuns(letters);
  const rest = removeWords(withoutRuns, commonWords);
  const restOfAll = removeWords(rest, names.flatMap(wordsOf));
  const enough = 6;
  if (restOfAll.length < enough && letters.length >= enough) {
    if (withoutRuns.length < enough) return { score: 1, reason: 'sequence' };
    // Four or more words are a phrase of one's own, however plain each is, unless it is one everybody knows.
    if (countWords(typed) >= 4 && length >= 20 && !isKnownSaying(letters)) return { score: 2, reason: 'fair' };
    return { score: 1, reason: rest.length < enough ? 'common' : 'names' };
  }
  if (length >= 20 && new Set(typed).size >= 8) return { score: 4, reason: 'strong' };
  if (length >= 14) return { score: 3, reason: 'good' };
  return { score: 2, reason: 'fair' };
}

/** Lower case, look-alikes read as the letters they stand for, everything but letters and digits gone. */
function bare(text: string): string {
  const lookAlikes: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': 'i' };
  return text
    .toLowerCase()
    .replace(/[@$!]/g, (sign) => lookAlikes[sign] ?? '')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const asLetters = (text: string): string =>
  text.replace(/[013457]/g, (digit) => ({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' })[Number(digit)] ?? digit);

/** True when the text is one piece over and over. */
function isRepeated(text: string): boolean {
  const sizes = Array.from({ length: Math.floor(text.length / 2) }, (_, index) => index + 1);
  return sizes.some((size) =>
    text
      .slice(0, size)
      .repeat(Math.ceil(text.length / size))
      .startsWith(text),
  );
}

/** The text without stretches of four or more neighbours on the keyboard, in the alphabet or in counting. */
function removeRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    let end = at;
    while (end < text.length && bothWays.some((run) => run.includes(text.slice(at, end + 1)))) end += 1;
    if (end - at < 4) end = at + 1;
    else {
      at = end;
      continue;
    }
    rest += text.slice(at, end);
    at = end;
  }
  return rest;
}

/** The text without any of the words (longest first, also written with digits for letters), years and loose digits. */
function removeWords(text: string, words: readonly string[]): string {
  const longestFirst = words.filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
  const strip = (from: string): string => longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), from);
  const plain = strip(text.replace(/(19|20)\d\d/g, ' '));
  const spelled = strip(asLetters(text));
  const shorter = (a: string, b: string): string => (a.length <= b.length ? a : b);
  return shorter(plain.replace(/[\s\d]/g, ''), spelled.replace(/[\s\d]/g, ''));
}

const wordsOf = (name: string): string[] => [
  bare(name),
  ...name
    .split(/[\s.,'’-]+/)
    .map(bare)
    .filter((word) => word.length >= 3),
];

const countWords = (text: string): number =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(Boolean),
  ).size;

const sayings = ['onedayatatime', 'letgoandletgod', 'keepcomingback', 'easydoesit', 'correcthorsebatterystaple'];

const isKnownSaying = (letters: string): boolean => sayings.some((saying) => letters.includes(saying));
