import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { demoHouse } from '../../build/demo-house/shell.ts';
import { openHouse } from '../facility/open-house.ts';
import { startOptions } from '../facility/start-options.ts';
import { version } from '../facility/version.ts';
import { serve } from './server.ts';

/*
 * Cairn in the browser of this PC, for where Electron cannot run: the same house at a loopback address, let in by a
 * link that works once.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const giveUp = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const options = startOptions(process.argv.slice(2), process.platform, process.env);
if (!options.ok) giveUp(options.error);
else await start(options.value);

async function start(chosen: Extract<typeof options, { ok: true }>['value']): Promise<void> {
  let offerLink = (): void => undefined;
  const house = await openHouse(chosen, {
    version,
    environment: process.env,
    worker: new URL('./vault-worker.js', import.meta.url),
    holder: `process ${process.pid}, in the browser`,
    showWindow: () => offerLink(),
    demo: demoHouse,
  });
  if (!house.ok) return giveUp(house.error);
  const facility = house.value;
  const served = await serve(facility, fileURLToPath(new URL('../renderer', import.meta.url)), chosen.port).catch(
    (problem: unknown) =>
      giveUp(
        `Port ${chosen.port} cannot be used: ${problem instanceof Error ? problem.message : 'it did not say why'}.`,
      ),
  );
  offerLink = () => {
    const link = served.newLink();
    say(`Open Cairn with this link, which works once: ${link}`);
    if (chosen.open) openInBrowser(link);
  };

  say(`This house is kept in ${chosen.folder}`);
  if (chosen.demo)
    say(`It is a demo; everybody in it is made up. Anyone signs in with the passphrase: ${demoHouse.passphrase}`);
  offerLink();

  let leaving = false;
  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    void served
      .stop()
      .then(() => facility.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
}

/** Asks the system to open its browser; where there is none the printed link remains. */
function openInBrowser(link: string): void {
  const [program, ...words] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', link]
      : process.platform === 'darwin'
        ? ['open', link]
        : ['xdg-open', link];
  if (program === undefined) return;
  spawn(program, words, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
