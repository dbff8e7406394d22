import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecoveryCode, readRecoveryCode } from '../../../../main/vault/recovery-code.ts';

const code = makeRecoveryCode((length) => randomBytes(length));
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a recovery code', () => {
  it('is seven groups of four characters nobody takes for another', () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(makeRecoveryCode((length) => randomBytes(length))).not.toBe(code);
  });

  it('is read as it was made, with spaces, lower case, and letters for the digits they look like', () => {
    const typed = [code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' – ')}\n`];
    for (const one of [...typed, code.replaceAll('0', 'o'), code.replaceAll('1', 'l'), code.replaceAll('1', 'I')])
      expect(readRecoveryCode(one)).toBe(code);
  });

  it('is not read with any one character wrong, or two neighbours swapped, but for one time in a thousand', () => {
    const characters = [...code.replaceAll('-', '')];
    let [slips, unnoticed] = [0, 0];
    const typed = (slip: readonly string[]): void => {
      if (slip.join('') === characters.join('')) return;
      slips += 1;
      if (readRecoveryCode(slip.join('')) !== undefined) unnoticed += 1;
    };
    characters.forEach((_, at) => {
      for (const other of alphabet) typed(characters.with(at, other));
      typed(characters.with(at, characters[at + 1] ?? '0').with(at + 1 < 28 ? at + 1 : at, characters[at] ?? '0'));
    });
    expect(slips).toBeGreaterThan(800);
    expect(unnoticed).toBeLessThan(10);
  });

  it('is never read from anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const read = readRecoveryCode(text);
        return read === undefined || text.replace(/[^0-9a-z]/gi, '').length === 28;
      }),
    );
    for (const text of ['', '----', 'X'.repeat(28), `${code}0`, code.slice(0, -1)])
      expect(readRecoveryCode(text)).toBeUndefined();
  });
});
