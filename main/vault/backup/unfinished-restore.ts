import { dirname } from 'node:path';
import type { Files } from '../files.ts';
import { holdLock, placeOf, type Lock } from '../lock.ts';
import { Refusal } from '../refusal.ts';
import { ownPlace } from './layout.ts';

/*
 * What lies beside a house that is being restored. Its files are written to `.restoring`, which is renamed to `.restored`
 * once it is whole; then it gets the house's backups, the house is set aside, and it takes the house's place.
 */
export const restoringFolder = (folder: string): string => `${folder}.restoring`;
export const restoredFolder = (folder: string): string => `${folder}.restored`;

/**
 * Ends a restore that was cut short: a whole one takes the place of a house that is set aside already, any other is taken
 * back. To be called before a folder is looked at; while somebody holds the folder they are at it themselves.
 */
export async function finishRestore(folder: string, files: Files): Promise<void> {
  const there = (await files.kind(folder)) === 'none' ? folder : await files.realPath(folder);
  const left = [await files.kind(restoringFolder(there)), await files.kind(restoredFolder(there))];
  if (left.every((kind) => kind === 'none')) return;
  const place = await placeOf(there, files);
  const lock = await unlessHeld(holdLock(place, {}));
  if (!lock) return;
  try {
    await settleRestore(place, files);
  } finally {
    await lock.release();
  }
}

async function unlessHeld(lock: Promise<Lock>): Promise<Lock | undefined> {
  try {
    return await lock;
  } catch (error) {
    if (error instanceof Refusal && error.error.code === 'held') return undefined;
    throw error;
  }
}

/** The same for whoever holds the folder. It can itself be cut short anywhere, and goes on the next time. */
export async function settleRestore(place: string, files: Files): Promise<void> {
  await files.remove(restoringFolder(place));
  const restored = restoredFolder(place);
  if ((await files.kind(restored)) === 'none') return;
  if ((await files.kind(place)) === 'none') return takePlace(restored, place, files);
  const [own, carried] = [ownPlace(place), ownPlace(restored)];
  if ((await files.kind(carried)) === 'none') return files.remove(restored);
  // Somebody went on in the house without them: nothing that holds backups is ever removed.
  if ((await files.kind(own)) !== 'none') return files.rename(restored, await freeName(`${place}.set-aside`, files));
  await moveBackups(carried, own, files);
  await files.remove(restored);
}

/** The name, or the same with a number, that nothing lies under yet. */
export async function freeName(name: string, files: Files, ending = ''): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = `${name}${number === 1 ? '' : `-${number}`}${ending}`;
    if ((await files.kind(path)) === 'none') return path;
  }
}

/** Moves the folder of backups between a house and what is to take its place. */
export async function moveBackups(from: string, to: string, files: Files): Promise<void> {
  await files.rename(from, to);
  await files.syncFolder(dirname(to));
  await files.syncFolder(dirname(from));
}

export async function takePlace(restored: string, place: string, files: Files): Promise<void> {
  await files.rename(restored, place);
  await files.syncFolder(dirname(place));
}
