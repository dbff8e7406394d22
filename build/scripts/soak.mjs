// npm run soak: the fault tests for hours instead of seconds. `-- --length 0.1` takes a tenth of the time; names of test
// files after that run those alone.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, root } from './prepare.mjs';

const { values, positionals } = parseArgs({
  options: { length: { type: 'string', default: '1' } },
  allowPositionals: true,
});
if (!(Number(values.length) > 0)) {
  console.error('The length is a number above 0; 1 is the usual one.');
  process.exit(1);
}
ensureDependencies();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const config = join('build', 'config', 'vitest.config.mjs');
const files = positionals.length > 0 ? positionals : ['tests/faults'];
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...files], {
  cwd: root,
  env: { ...process.env, CAIRN_SOAK: values.length },
  stdio: 'inherit',
});
process.exit(status ?? 1);
