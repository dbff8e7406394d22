import { todayIn } from '../../../shared/rules/calendar.ts';
import type { Client } from '../house.ts';
import type { OptionsOf } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const pageLength = 500;

/** Who did what and when (UTC), newest first, one line a commit; back to a day of the house where one is given. */
export async function log(client: Client, { since = '' }: OptionsOf<'log'>, terminal: Terminal): Promise<void> {
  const { house } = await client.house.get();
  let before: number | undefined;
  for (;;) {
    const { commits, next } = await client.history.list({ limit: pageLength, ...(before !== undefined && { before }) });
    for (const { sequence, at, who, action, label, undone } of commits) {
      if (todayIn(house.timeZone, at) < since) return;
      terminal.out(`${[sequence, at, who, action, undone ? `${label} (undone)` : label].join('\t')}\n`);
    }
    if (!next) return;
    ({ before } = next);
  }
}
