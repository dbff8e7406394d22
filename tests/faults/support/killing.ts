import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { stepSchema, type Orders, type Step } from './busy-house.ts';

/** What a process had said by the time it was dead. */
export interface LastWords {
  /** Whether Ada was signed in. */
  readonly wasIn: boolean;
  readonly answered: readonly Step[];
  /** What it was at. */
  readonly begun: Step | undefined;
  /** The backups it was told of. */
  readonly backups: readonly string[];
}

/** When somebody else kills it: after so many answers, or from its start on if less than none, and so many milliseconds more. */
export interface Moment {
  readonly answers: number;
  readonly milliseconds: number;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts a busy process and has it killed, by itself at an operation of the disk or by the moment given. */
export async function killed(script: string, orders: Orders, moment: Moment): Promise<LastWords> {
  const child: Child = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const exit = once(child, 'close');
  const answered: Step[] = [];
  const backups: string[] = [];
  let begun: Step | undefined;
  let wasIn = false;
  let killing: Promise<void> | undefined;
  const kill = async (): Promise<void> => {
    const until = performance.now() + moment.milliseconds;
    while (performance.now() < until) await setImmediate();
    child.kill('SIGKILL');
  };
  if (moment.answers < 0) killing = kill();
  for await (const line of createInterface({ input: child.stdout })) {
    const what: unknown = JSON.parse(line.slice(line.indexOf(' ') + 1));
    if (line.startsWith('begin ')) begun = stepSchema.parse(what);
    else {
      wasIn = true;
      const backup = z.string().safeParse(what);
      if (backup.success) backups.push(backup.data);
      if (begun) answered.push(begun);
      begun = undefined;
    }
    if (wasIn && answered.length >= moment.answers) killing ??= kill();
  }
  await Promise.all([exit, killing]);
  if (child.signalCode !== 'SIGKILL') throw new Error(`the process ended by itself: ${complaint}`);
  return { wasIn, answered, begun, backups };
}
