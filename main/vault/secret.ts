import { openBox, pretendToOpen, type OpenedBox } from './box.ts';
import type { Header } from './header.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { Refusal } from './refusal.ts';
import type { VaultTools } from './tools.ts';
import { isActive } from './user-table.ts';

/** What somebody types to come in. */
export type Secret = { readonly userId: string; readonly passphrase: string } | { readonly recoveryCode: string };

/** The box that a secret opens; refuses with `wrong-passphrase`, whoever was named. */
export async function openedBy(secret: Secret, { id, users, boxes }: Header, tools: VaultTools): Promise<OpenedBox> {
  const isCode = 'recoveryCode' in secret;
  const typed = isCode ? readRecoveryCode(secret.recoveryCode) : secret.passphrase;
  if (typed === undefined) throw new Refusal({ code: 'wrong-passphrase' });
  const entry = users.table.users.find(
    (user) =>
      isActive(user) && (isCode ? user.kind === 'recovery' : user.kind === 'person' && user.id === secret.userId),
  );
  const box = entry && boxes[entry.id];
  return box ? openBox(box, entry.id, typed, id, tools) : pretendToOpen(Object.values(boxes)[0], typed, tools);
}
