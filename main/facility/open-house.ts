import { randomUUID } from 'node:crypto';
import { workerTools } from '../vault/index.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { sentenceOf } from '../../shared/messages/refusals.ts';
import { openFacility } from './facility.ts';
import type { Facility } from './facility.ts';
import type { StartOptions } from './start-options.ts';

/** What a shell brings to the house it opens. */
export interface Shell {
  readonly version: string;
  /** Where the bundle of `vault-worker.ts` lies. */
  readonly worker: URL;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Somebody started Cairn again on the same house: show the window that is open. */
  showWindow(): void;
  /** How a second start names this one. */
  readonly holder: string;
  readonly demo: {
    readonly passphrase: string;
    /** Fills an empty folder with the demo house. */
    make(options: StartOptions, worker: URL): Promise<Result<void, string>>;
  };
}

/** The house in the folder, held by this process, or the sentence that says why it cannot be opened. */
export async function openHouse(options: StartOptions, shell: Shell): Promise<Result<Facility, string>> {
  const facility = openFacility({
    folder: options.folder,
    tools: { ...workerTools(shell.worker), now: options.clock },
    clock: options.clock,
    newId: randomUUID,
    version: shell.version,
    environment: shell.environment,
    lock: { holder: shell.holder, onSecondStart: () => shell.showWindow() },
    ...(options.demo ? { demo: { passphrase: shell.demo.passphrase } } : {}),
  });
  setInterval(() => void facility.leaveWhenSilent().then(() => facility.lookAfterBackups()), 30_000).unref();
  let stage = await facility.client.setUp.stage();
  if (stage.stage === 'none' && options.demo) {
    const made = await shell.demo.make(options, shell.worker);
    if (!made.ok) return made;
    stage = await facility.client.setUp.stage();
  }
  if (stage.stage === 'refused' && stage.code === 'held') {
    const holder = stage.facts['holder'];
    return failure(`${sentenceOf('house-held')}${holder === undefined ? '' : ` It says: ${holder}.`}`);
  }
  // Anything else that is wrong with the folder is told on the first screen, where there is room for it.
  return success(facility);
}
