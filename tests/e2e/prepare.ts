import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveHouse } from './house.ts';

const prepared = fileURLToPath(new URL('../../.out/e2e-houses', import.meta.url));

/** The demo house every test that needs one copies; made once, by the program itself. */
export const demoFolder = join(prepared, 'demo');

export default async function prepare(): Promise<void> {
  await rm(prepared, { recursive: true, force: true });
  await mkdir(prepared, { recursive: true });
  const house = await serveHouse(demoFolder, '--demo');
  await house.stop();
}
