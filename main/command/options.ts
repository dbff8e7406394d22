import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { z } from 'zod';
import { daySchema, monthSchema } from '../../shared/records/primitives.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';

/*
 * Every command, its words and its options, declared once: what is understood, what is refused as a usage error and
 * what the help says all follow from here.
 */
const text = { type: 'string' } as const;
const everywhere = { vault: text, user: text } as const;

const folder = z.string({ error: 'a folder is missing' }).min(1, 'a folder is missing');
const file = z.string({ error: 'a file is missing' }).min(1, 'a file is missing');
const needed = (option: string) => z.string({ error: `--${option} is missing` }).min(1, `--${option} is empty`);
const whole = (option: string, from: number, to: number) =>
  z
    .string()
    .refine((value) => /^\d+$/u.test(value) && Number(value) >= from && Number(value) <= to, {
      error: `--${option} is a whole number from ${from} to ${to}`,
    })
    .transform(Number);

const base = z.object({ vault: needed('vault'), user: z.string().min(1).optional() });

const commands = {
  create: {
    usage: 'create --house NAME --state KY --time-zone America/New_York --user NAME',
    words: 0,
    options: { ...everywhere, house: text, state: text, 'time-zone': text },
    schema: base.extend({
      command: z.literal('create'),
      user: needed('user'),
      house: needed('house'),
      state: needed('state').regex(/^[A-Z]{2}$/u, '--state is two capital letters, as in KY'),
      'time-zone': needed('time-zone').refine(isTimeZone, '--time-zone is a name as in America/New_York'),
    }),
  },
  demo: {
    usage: 'demo [--seed N] [--years N] [--user NAME]',
    words: 0,
    options: { ...everywhere, seed: text, years: text },
    schema: base.extend({
      command: z.literal('demo'),
      seed: whole('seed', 0, 4_294_967_295).optional(),
      years: z
        .string()
        .refine((value) => /^\d+(\.\d+)?$/u.test(value) && Number(value) > 0 && Number(value) <= 20, {
          error: '--years is a number up to 20',
        })
        .transform(Number)
        .optional(),
    }),
  },
  import: {
    usage: 'import DIR [--dry-run]',
    words: 1,
    options: { ...everywhere, 'dry-run': { type: 'boolean' } },
    schema: base.extend({ command: z.literal('import'), word: folder, 'dry-run': z.boolean().default(false) }),
  },
  export: {
    usage: 'export DIR',
    words: 1,
    options: everywhere,
    schema: base.extend({ command: z.literal('export'), word: folder }),
  },
  report: {
    usage:
      'report --month YYYY-MM [--months 1|3|12] [--edition internal|external] [--k 5…11] [--csv FILE] [--json FILE]',
    words: 0,
    options: { ...everywhere, month: text, months: text, edition: text, k: text, csv: text, json: text },
    schema: base.extend({
      command: z.literal('report'),
      month: needed('month').refine((month) => monthSchema.safeParse(month).success, '--month is written YYYY-MM'),
      months: z
        .enum(['1', '3', '12'], { error: '--months is 1, 3 or 12' })
        .default('1')
        .transform((months) => ({ '1': 1 as const, '3': 3 as const, '12': 12 as const })[months]),
      edition: z.enum(['internal', 'external'], { error: '--edition is internal or external' }).default('external'),
      k: whole('k', 5, 11).optional(),
      csv: needed('csv').optional(),
      json: needed('json').optional(),
    }),
  },
  backup: {
    usage: 'backup DIR',
    words: 1,
    options: everywhere,
    schema: base.extend({ command: z.literal('backup'), word: folder }),
  },
  restore: {
    usage: 'restore FILE',
    words: 1,
    options: everywhere,
    schema: base.extend({ command: z.literal('restore'), word: file }),
  },
  verify: {
    usage: 'verify',
    words: 0,
    options: everywhere,
    schema: base.extend({ command: z.literal('verify') }),
  },
  log: {
    usage: 'log [--since YYYY-MM-DD]',
    words: 0,
    options: { ...everywhere, since: text },
    schema: base.extend({
      command: z.literal('log'),
      since: z
        .string()
        .refine((day) => daySchema.safeParse(day).success, '--since is a day, YYYY-MM-DD')
        .optional(),
    }),
  },
} as const satisfies Record<string, Declared>;

interface Declared {
  readonly usage: string;
  readonly words: 0 | 1;
  readonly options: ParseArgsOptionsConfig;
  readonly schema: z.ZodType;
}

export type CommandName = keyof typeof commands;
export type OptionsOf<Name extends CommandName> = z.output<(typeof commands)[Name]['schema']>;
/** A command that was understood. */
export type Command = { [Name in CommandName]: OptionsOf<Name> }[CommandName];

const anyCommand = z.discriminatedUnion('command', [
  commands.create.schema,
  commands.demo.schema,
  commands.import.schema,
  commands.export.schema,
  commands.report.schema,
  commands.backup.schema,
  commands.restore.schema,
  commands.verify.schema,
  commands.log.schema,
]);

/** How every command is written. */
export const help = [
  'Use: npm run cairn -- COMMAND --vault DIR [--user NAME]',
  ...Object.values(commands).map(({ usage }) => `  ${usage}`),
  'The passphrase comes from CAIRN_PASSPHRASE or is asked for; restore without --user takes the recovery code that way.',
].join('\n');

/** The command that the words say, or the sentence that tells what was not understood. */
export function readCommand(words: readonly string[]): Result<Command, string> {
  const [name, ...rest] = words;
  if (name === undefined) return failure('A command is missing');
  if (!isCommand(name)) return failure(`There is no command ${name}`);
  const declared: Declared = commands[name];
  let read;
  try {
    read = parseArgs({ args: rest, options: declared.options, allowPositionals: true, strict: true });
  } catch (problem) {
    return failure(problem instanceof Error ? problem.message.replace(/\.$/u, '') : 'That was not understood');
  }
  const tooMany = read.positionals[declared.words];
  if (tooMany !== undefined) return failure(`${tooMany} is one word too many for ${name}`);
  const [word] = read.positionals;
  const checked = anyCommand.safeParse({ ...read.values, command: name, ...(word !== undefined && { word }) });
  return checked.success
    ? success(checked.data)
    : failure(checked.error.issues[0]?.message ?? 'That was not understood');
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
