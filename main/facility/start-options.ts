import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dataFolder } from './places.ts';

/** What a person may say behind `npm start --`, the same in both shells. */
export interface StartOptions {
  readonly folder: string;
  readonly demo: boolean;
  /** 0: a port of the system's choosing. */
  readonly port: number;
  /** Whether to open the system's browser by itself. */
  readonly open: boolean;
  readonly clock: () => Date;
}

const usage = 'npm start -- [--demo] [--folder DIR] [--port N] [--no-open] [--clock 2026-11-23T11:00:00Z]';

/** The options of a start, or the sentence that says what was not understood. */
export function startOptions(
  words: readonly string[],
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): Result<StartOptions, string> {
  let values;
  try {
    values = parseArgs({
      args: [...words],
      options: {
        demo: { type: 'boolean', default: false },
        folder: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        clock: { type: 'string' },
      },
    }).values;
  } catch (problem) {
    return failure(`${problem instanceof Error ? problem.message : 'That was not understood'}. Use: ${usage}`);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return failure(`--port ${values.port} is no port. Use: ${usage}`);
  const still = values.clock === undefined ? undefined : new Date(values.clock);
  if (still && Number.isNaN(still.getTime())) return failure(`--clock ${values.clock} is no moment. Use: ${usage}`);
  const own = dataFolder(platform, environment);
  return success({
    folder: values.folder === undefined ? join(own, values.demo ? 'demo' : 'house') : resolve(values.folder),
    demo: values.demo,
    port,
    open: !values['no-open'],
    clock: still ? () => new Date(still) : () => new Date(),
  });
}
