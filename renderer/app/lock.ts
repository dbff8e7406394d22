import { client } from './client.ts';
import { saveDrafts } from './drafts.ts';
import { keepPlace } from './keptPlace.ts';

let locking = false;

/**
 * Saves what is unfinished, drops the keys, and loads the page anew, so that nothing of a record stays in its memory.
 * The place is kept for the same person; after *Switch person* the sign-in asks for a name first.
 */
export async function lock(userId: string, why: 'lock' | 'switch' = 'lock'): Promise<void> {
  if (locking) return;
  locking = true;
  keepPlace(userId, why === 'switch');
  await soon(saveDrafts());
  await soon(client.session.lock());
  leave();
}

/** Waits for it, but not long: even if nobody answers any more, the page must not stay open on somebody's records. */
async function soon(work: Promise<unknown>): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, 3000));
  await Promise.race([work.catch(() => undefined), patience]);
}

/** Back to the sign-in, with an empty memory. The address stays until then: changing it first would show another screen for a moment. */
export function leave(): void {
  window.location.reload();
}
