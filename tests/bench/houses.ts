import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoHouse } from '../../build/demo-house/create.ts';
import { demoAdministrator } from '../../build/demo-house/index.ts';
import type { Facility } from '../../main/facility/facility.ts';
import { openTestFacility, quickTools } from '../support/house.ts';

/** The day every house of the benchmarks stands still on. */
export const today = '2026-10-14';
const clock = (): Date => new Date(`${today}T22:30:00Z`);

export interface BenchHouse {
  readonly facility: Facility;
  readonly client: Facility['client'];
  /** The folder of the vault itself. */
  readonly folder: string;
  /** Closes the house and removes it. */
  close(): Promise<void>;
}

/** A house in a real folder with so many years of history, its administrator signed in. */
export async function openBenchHouse(years: number): Promise<BenchHouse> {
  const parent = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const folder = join(parent, 'house');
  const made = await createDemoHouse({ folder, tools: quickTools(clock), today, years });
  if (!made.ok) throw new Error(made.error.code);
  const facility = openTestFacility(folder, clock);
  await facility.client.setUp.stage();
  await facility.client.session.signIn({ userId: demoAdministrator.id, passphrase: made.value.passphrase });
  return {
    facility,
    client: facility.client,
    folder,
    async close() {
      await facility.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}
