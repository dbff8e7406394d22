import { createDemoHouse } from '../../../build/demo-house/create.ts';
import { isRefusalCode, sentenceOf } from '../../../shared/messages/refusals.ts';
import { todayIn } from '../../../shared/rules/calendar.ts';
import type { OptionsOf } from '../options.ts';
import type { CommandTools } from '../run.ts';
import { folderSentence } from '../sentences.ts';
import { progress, progressDone, Stop } from '../terminal.ts';

/** Makes a house full of made-up people; prints who signs in, and the passphrase where it is the demo's own. */
export async function demo(options: OptionsOf<'demo'>, { terminal, vaultTools, clock }: CommandTools): Promise<void> {
  const { vault: folder, user, seed, years } = options;
  const given = terminal.environment['CAIRN_PASSPHRASE'];
  progress(terminal, 'Making up a house …');
  const made = await createDemoHouse({
    folder,
    tools: vaultTools,
    today: todayIn('America/New_York', clock()),
    ...(seed !== undefined && { seed }),
    ...(years !== undefined && { years }),
    ...(user !== undefined && { administrator: user }),
    ...(given && { passphrase: given }),
  });
  progressDone(terminal);
  if (!made.ok) {
    const { code } = made.error;
    throw new Stop(
      isRefusalCode(code) ? sentenceOf(code) : folderSentence({ stage: 'refused', folder, code, facts: {} }),
    );
  }
  for (const name of made.value.signInNames) terminal.out(`user ${name}\n`);
  if (!given) terminal.out(`passphrase ${made.value.passphrase}\n`);
}
