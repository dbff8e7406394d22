import type { HistoryLine } from '../../../shared/contract/history.ts';
import type { Commit, WhoWrote } from '../../vault/index.ts';

export const theRecoveryCode = 'the recovery code';

/** A commit as the history lists it. */
export const lineOf = (commit: Commit, authors: readonly WhoWrote[], undone: ReadonlySet<number>): HistoryLine => ({
  sequence: commit.sequence,
  at: commit.at,
  who: whoWrote(commit, authors),
  action: commit.action,
  label: labelOf(commit),
  undone: undone.has(commit.sequence),
});

export const whoWrote = ({ authorId }: Pick<Commit, 'authorId'>, authors: readonly WhoWrote[]): string =>
  authors.find(({ id }) => id === authorId)?.name ?? theRecoveryCode;

/** Deeds the vault itself names: their label is whom they were about. */
const vaultDeeds: Readonly<Record<string, (label: string) => string>> = {
  'vault.create': (name) => `the house begun by ${name}`,
  'users.add': (name) => `a sign-in for ${name}`,
  'users.change': (name) => `change of ${name}’s sign-in`,
  'users.changeRole': (name) => `another role for ${name}`,
  'users.resetPassphrase': (name) => `a new passphrase for ${name}`,
  'users.remove': (name) => `removal of ${name}’s sign-in`,
  'users.replaceRecoveryCode': () => 'a new recovery code',
};

export const labelOf = ({ action, label }: Pick<Commit, 'action' | 'label'>): string =>
  vaultDeeds[action]?.(label) ?? label;

/** "Undone: discharge of Dana W.", and of that "Done again: discharge of Dana W.". */
export function undoLabel({ label, undoes }: Commit): string {
  if (undoes === undefined) return `Undone: ${label}`;
  const [, deed = label] = /^(?:Undone|Done again): (.*)$/u.exec(label) ?? [];
  return label.startsWith('Undone') ? `Done again: ${deed}` : `Undone: ${deed}`;
}
