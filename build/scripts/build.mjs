// Builds Cairn into .out/: the programs of main/ (ESM, everything bundled), the preload (CommonJS, as a sandboxed
// page's preload must be) and the pages of renderer/.
import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root } from './prepare.mjs';

const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
const define = { __CAIRN_VERSION__: JSON.stringify(version) };
const outside = ['electron', ...builtinModules, /^node:/];

const programs = {
  browser: 'main/browser/index.ts',
  command: 'main/command/index.ts',
  desktop: 'main/desktop/index.ts',
  'vault-worker': 'main/facility/vault-worker.ts',
};

const ssr = (input, output) => ({
  root,
  configFile: false,
  logLevel: 'warn',
  define,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    ...output,
    rolldownOptions: { input, external: outside, ...output.rolldownOptions },
  },
});

/** Builds everything; throws when a part does not build. */
export async function build() {
  const vite = await import('vite');
  const inRoot = (path) => join(root, path);
  const entries = Object.fromEntries(Object.entries(programs).map(([name, path]) => [name, inRoot(path)]));
  await vite.build(
    ssr(entries, {
      outDir: '.out/main',
      rolldownOptions: {
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    }),
  );
  await vite.build(
    ssr(
      { preload: inRoot('main/desktop/preload.ts') },
      {
        outDir: '.out/preload',
        rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
      },
    ),
  );
  await vite.build({ configFile: inRoot('build/config/vite.renderer.config.mjs'), logLevel: 'warn', define });
}

// Not awaited: ensureBuilt imports this very file, which would then wait for itself.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) void ensureBuilt();
