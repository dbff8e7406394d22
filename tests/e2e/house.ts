import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** The moment every test takes place at: a Monday morning in Kentucky. */
export const clock = '2026-11-23T14:00:00Z';
export const today = '2026-11-23';

const program = fileURLToPath(new URL('../../.out/main/browser.js', import.meta.url));

export interface Served {
  readonly folder: string;
  /** The link that lets one browser in. */
  readonly link: string;
  readonly address: string;
  /** Every line it printed so far. */
  readonly said: readonly string[];
  /** Ends it as closing the terminal would, and waits until the house is put away. */
  stop(): Promise<void>;
  /** Ends it as pulling the plug would. */
  kill(): Promise<void>;
}

/** Starts the built browser shell on a folder, as `npm start` does, and waits for its link. */
export async function serveHouse(folder: string, ...words: string[]): Promise<Served> {
  const child = spawn(process.execPath, [program, '--folder', folder, '--no-open', '--clock', clock, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The zone of the PC, which set-up offers as the house's.
    env: { ...process.env, TZ: 'America/New_York' },
  });
  const said: string[] = [];
  const link = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      const [found] = /http:\S+/u.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    createInterface(child.stderr).on('line', (line) => said.push(line));
    child.once('exit', (code) => reject(new Error(`Cairn ended with ${code}: ${said.join('\n')}`)));
  });
  return {
    folder,
    link,
    address: new URL(link).origin,
    said,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/** Stops a house whose page is open; the page goes first, so that it asks nobody who is not there any more. */
export async function stopUnder(page: Page, house: Served): Promise<void> {
  await page.goto('about:blank');
  await house.stop();
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** A fresh folder of a test's own, holding a copy of a prepared house where one is named. */
export async function ownFolder(prepared?: string): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const base = await mkdtemp(join(tmpdir(), 'cairn-e2e-'));
  const path = join(base, 'house');
  if (prepared !== undefined) await cp(prepared, path, { recursive: true });
  return { path, remove: () => rm(base, { recursive: true, force: true }) };
}
