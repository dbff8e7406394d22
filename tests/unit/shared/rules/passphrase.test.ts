import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '../../../../shared/rules/passphrase.ts';

const names = ['Harbor House', 'Dana Whitfield'];

describe('a passphrase', () => {
  it.each(['', 'short', 'nine char', '🦉🦉🦉🦉🦉🦉🦉🦉🦉'])('of fewer than ten characters is refused: %s', (typed) => {
    expect(passphraseStrength(typed, names)).toEqual({ score: 0, reason: 'too-short' });
  });

  it.each([
    ['password1234', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['Welcome2Recovery!', 'common'],
    ['serenity prayer', 'common'],
    ['one day at a time', 'common'],
    ['letmein letmein', 'repeats'],
    ['iloveyou2024', 'common'],
    ['aaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabc', 'repeats'],
    ['1212121212', 'repeats'],
    ['qwertyuiop', 'sequence'],
    ['1234567890', 'sequence'],
    ['asdfghjkl123', 'sequence'],
    ['1qaz2wsx3edc', 'sequence'],
    ['poiuytrewq', 'sequence'],
    ['Harbor House 1', 'names'],
    ['danawhitfield', 'names'],
    ['whitfield1987', 'names'],
  ])('everybody would try is refused: %s', (typed, reason) => {
    const { score, reason: why } = passphraseStrength(typed, names);
    expect(score).toBe(1);
    expect(['common', 'repeats', 'sequence', 'names']).toContain(why);
    if (reason !== 'common') expect(why).toBe(reason);
  });

  it.each([
    ['tugboat frost', 2],
    ['mossy teapot 44', 3],
    ['seven brass owls went walking', 4],
    ['quilted lantern over Tuesday creek', 4],
    ['Ünder dem Kirschbaum im Regen', 4],
    ['красная лодка на заре', 4],
  ])('of one’s own is accepted: %s', (typed, score) => {
    expect(passphraseStrength(typed, names).score).toBe(score);
  });

  it('of four plain words is still a phrase of one’s own', () => {
    expect(passphraseStrength('winter sunshine hockey church', []).score).toBeGreaterThanOrEqual(2);
  });

  it('is judged without a fault, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (typed, words) => {
        const { score } = passphraseStrength(typed, words);
        return score >= 0 && score <= 4 && ([...typed.normalize('NFKC')].length >= 10 || score === 0);
      }),
    );
  });

  it('of random letters is never called common', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'bcdfghjkmnpqrtvwxyz'), minLength: 16, maxLength: 16 });
    fc.assert(fc.property(letters, (typed) => passphraseStrength(typed).score >= 2 || new Set(typed).size < 8));
  });
});
