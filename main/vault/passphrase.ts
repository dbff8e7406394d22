import { passphraseStrength } from '../../shared/rules/passphrase.ts';
import { Refusal } from './refusal.ts';

/** Refuses a passphrase that is too short or that an acquaintance would guess; `names` are words they would try. */
export function assertPassphrase(passphrase: string, names: readonly string[]): void {
  const { score, reason } = passphraseStrength(passphrase, names);
  if (reason === 'too-short') throw new Refusal({ code: 'passphrase-too-short' });
  if (score < 2) throw new Refusal({ code: 'passphrase-common' });
}
