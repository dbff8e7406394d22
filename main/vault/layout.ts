import { createHash } from 'node:crypto';

/** Where things lie inside the vault's folder. */
export const vaultFile = 'vault.json';
export const journalFolder = 'journal';
export const snapshotsFolder = 'snapshots';
export const blobsFolder = 'blobs';

export const ownPrefix = 'own:';

/** A segment's file, by the sequence number of its first line. */
export const segmentName = (first: number): string => String(first).padStart(12, '0');

/** A snapshot's file: `own:` names hold people's ids, which may hold anything, so they are hashed. */
export const snapshotName = (compartment: string): string =>
  compartment.startsWith(ownPrefix)
    ? `own-${createHash('sha256').update(compartment).digest('hex').slice(0, 40)}`
    : compartment;

/** The folder a new vault is written in before it is renamed into place. */
export const unfinishedFolder = (folder: string): string => `${folder}.unfinished`;
