// npm run cairn -- COMMAND …: the same house without a screen.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root } from './prepare.mjs';

await ensureBuilt();
await import(pathToFileURL(join(root, '.out/main/command.js')).href);
