import { openVault } from '../../main/vault/index.ts';
import { smallShape, testTools } from './small-house.ts';

/* Run in a process of its own: opens the vault given, says so, and holds it until it is killed. */
const [, , folder = ''] = process.argv;
const opened = await openVault({
  folder,
  shape: smallShape,
  tools: testTools(),
  holder: 'the first',
  onSecondStart: () => process.stdout.write('shown\n'),
});
process.stdout.write(opened.ok ? 'held\n' : `${JSON.stringify(opened.error)}\n`);
// Holding alone does not keep a process alive.
setInterval(() => undefined, 60_000);
