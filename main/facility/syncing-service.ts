export type SyncingService = 'OneDrive' | 'Dropbox' | 'Google Drive' | 'iCloud';

/** How the folder of a service is called, by itself or with an organisation behind it. */
const folders: readonly (readonly [RegExp, SyncingService])[] = [
  [/^OneDrive(?: - .+|-.+)?$/u, 'OneDrive'],
  [/^Dropbox(?: \(.+\)|-.+)?$/u, 'Dropbox'],
  [/^(?:Google ?Drive(?:-.+)?|DriveFS|My Drive)$/u, 'Google Drive'],
  [/^(?:iCloud ?Drive|iCloud~.+|com~apple~CloudDocs)$/u, 'iCloud'],
];

/**
 * The service that copies a folder to other PCs, by where the folder lies; undefined for none that is known. Such a
 * service copies files while they are written, and another PC may write to the same house.
 */
export function syncingService(
  realPath: string,
  environment: Readonly<Record<string, string | undefined>>,
): SyncingService | undefined {
  const oneDrives = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'].map((name) => environment[name]);
  if (oneDrives.some((root) => root !== undefined && root !== '' && isWithin(realPath, root))) return 'OneDrive';
  const parts = realPath.split(/[/\\]/u);
  return folders.find(([name]) => parts.some((part) => name.test(part)))?.[1];
}

function isWithin(path: string, root: string): boolean {
  const [inner, outer] = [path, root].map((each) =>
    `${each.replaceAll('\\', '/').toLowerCase()}/`.replace(/\/+$/u, '/'),
  );
  return inner !== undefined && outer !== undefined && inner.startsWith(outer);
}
