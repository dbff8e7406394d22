import { createHash } from 'node:crypto';

/*
 * A code to write on paper: 26 random characters (130 bits) and 2 check characters, in groups of four. The alphabet
 * is Crockford's: no letter that looks like a digit, none that makes words.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLength = 26;
const checkLength = 2;

const letter = (value: number): string => alphabet.charAt(value % alphabet.length);

function checkOf(characters: string): string {
  const hash = createHash('sha256').update('cairn/1/recovery', 'utf8').update(characters).digest();
  return [...hash.subarray(0, checkLength)].map(letter).join('');
}

const grouped = (characters: string): string => characters.match(/.{1,4}/g)?.join('-') ?? '';

/** A fresh code, grouped for reading aloud. */
export function makeRecoveryCode(randomBytes: (length: number) => Uint8Array): string {
  const characters = [...randomBytes(randomLength)].map(letter).join('');
  return grouped(characters + checkOf(characters));
}

/** The code as it was made, however it was typed; undefined when it cannot be one (a slip of the pen, most likely). */
export function readRecoveryCode(typed: string): string | undefined {
  const characters = typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const code = characters.slice(0, randomLength);
  const fits =
    characters.length === randomLength + checkLength && [...characters].every((one) => alphabet.includes(one));
  return fits && characters.slice(randomLength) === checkOf(code) ? grouped(characters) : undefined;
}
