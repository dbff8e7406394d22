import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this system keeps a program's data for the person signed in to it; both shells use the same folder. */
export function dataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Cairn');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Cairn');
    default:
      return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'cairn');
  }
}
