import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Bundles a TypeScript file of the project to one module in `folder`, as the build does, so that a second process or
 * a worker thread can run it; its URL.
 */
export async function bundle(entry: string, folder: string, name: string): Promise<URL> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, '../..', entry),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
    ssr: { noExternal: true },
  });
  return pathToFileURL(join(folder, `${name}.mjs`));
}
