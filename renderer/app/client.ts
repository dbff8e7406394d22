import { createORPCClient, DynamicLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../shared/contract/index.ts';

export type Api = ContractRouterClient<Contract>;

/** In the desktop shell the page says it is ready, and the preload hands it one message port. */
function desktopPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'cairn:port' || !port) return;
      window.removeEventListener('message', receive);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', receive);
    window.postMessage('cairn:ready', window.location.origin);
  });
}

/** A sign-in belongs to one load of the page: a reload or a second tab starts signed out. */
const page = crypto.randomUUID();

async function connect() {
  if (window.location.protocol === 'app:') return new PortLink({ port: await desktopPort() });
  return new RPCLink({
    url: `${window.location.origin}/rpc`,
    headers: { 'x-cairn-page': page },
    fetch: (request) => fetch(request, { credentials: 'same-origin' }),
  });
}

const connected = connect();

/** Every call of the contract, typed: `client.residents.admit({…})`. */
export const client: Api = createORPCClient(new DynamicLink(() => connected));

/** The same calls as TanStack queries: `useQuery(queries.today.get.queryOptions())`. */
export const queries = createTanstackQueryUtils(client);
