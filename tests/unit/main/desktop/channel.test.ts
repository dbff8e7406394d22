import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { IpcMain } from 'electron';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../../../main/desktop/channel.ts';
import type { Contract } from '../../../../shared/contract/index.ts';
import { PortMain } from '../../../support/electron.ts';
import { openHouse, passphrase } from '../../../support/house.ts';

/*
 * The desktop shell's only moving part, over a real MessageChannel, with Electron's port in its own shape (an emitter
 * that starts paused). What real Electron does around it is for the `_electron` specs, where a binary exists.
 */
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function desktop() {
  const house = await openHouse();
  closing.push(() => house.close());
  const ipc = new EventEmitter();
  let pages = 0;
  if (isIpc(ipc)) listen(ipc, house.facility, () => `page-${(pages += 1)}`);
  const page = (frame: unknown = { url: 'app://cairn/', parent: null }) => {
    const { port1, port2 } = new MessageChannel();
    const main = new PortMain(port1);
    ipc.emit('cairn:port', { ports: [main], senderFrame: frame });
    closing.push(() => port2.close());
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
    return { client, port: port2 };
  };
  return { house, page };
}
async function signIn(client: ContractRouterClient<Contract>): Promise<void> {
  const stage = await client.setUp.stage();
  const [first] = stage.stage === 'ready' ? stage.names : [];
  await client.session.signIn({ userId: first?.id ?? '', passphrase });
}
const isIpc = (value: unknown): value is IpcMain => value instanceof EventEmitter;

describe('the channel between a page and the house', () => {
  it('carries a sign-in and a call, none lost though the port starts paused', async () => {
    const { page } = await desktop();
    const { client } = page();
    await signIn(client);
    expect((await client.session.current())?.role).toBe('administrator');
  });

  it('keeps a sign-in to the page that made it', async () => {
    const { page } = await desktop();
    const first = page();
    const second = page();
    await signIn(first.client);
    expect(await second.client.session.current()).toBeNull();
    await expect(second.client.residents.list({ who: 'present' })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it.each([
    ['a frame inside the page', { url: 'app://cairn/', parent: {} }],
    ['a page of elsewhere', { url: 'https://example.org/', parent: null }],
    ['a frame that is gone', null],
  ])('hangs up on %s', async (_, frame) => {
    const { page } = await desktop();
    const { port } = page(frame);
    const closed = new Promise((resolve) => port.once('close', resolve));
    await closed;
  });
});
