import { join } from 'node:path';

/*
 * A place of backups:  <stamp>.cairn-backup          a manifest
 *                      <stamp>.cairn-backup.proof    somebody has opened and walked it
 *                      objects/<hash>.<key>          a file of the vault, shared by all manifests that name it
 */
export const manifestEnding = '.cairn-backup';
export const objectsFolder = 'objects';

/** The house's own place of backups. */
export const ownPlace = (vaultFolder: string): string => join(vaultFolder, 'backups');

/** Where other disks hold places of backups, one for each house. */
export const elsewhereFolder = 'Cairn backups';

/** A house's place of backups in a folder that is no house: a stick, another disk. */
export const placeElsewhere = (folder: string, vaultId: string): string =>
  join(folder, elsewhereFolder, vaultId.slice(0, 8));

export const proofOf = (manifest: string): string => `${manifest}.proof`;

export const objectFile = (object: string): string => `${objectsFolder}/${object}`;

/** A moment as part of a file's name: not every disk takes colons. */
export const stampOf = (at: Date): string => at.toISOString().replaceAll(':', '');
