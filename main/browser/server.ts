import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import type { Facility } from '../facility/facility.ts';
import { contentSecurityPolicy, pageFiles } from '../facility/pages.ts';
import { cookieFor, judge, sameText } from './guard.ts';

/** A pasted table of 2,000,000 characters, and its wrapping, fits. */
const largestCall = 9 * 1024 * 1024;

export interface Served {
  /** A link that opens Cairn once; an earlier one stops working. */
  newLink(): string;
  /** Stops listening; calls in flight are answered first. */
  stop(): Promise<void>;
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Serves the house and the built page on 127.0.0.1 (a port of the system's choosing where none is given). */
export async function serve(facility: Facility, pageFolder: string, port = 0): Promise<Served> {
  const files = pageFiles(pageFolder);
  const secret = randomBytes(32).toString('base64url');
  let token: string | undefined;
  const calls = new RPCHandler(facility.router, { plugins: [new BodyLimitPlugin({ maxBodySize: largestCall })] });

  const underway = new Set<ServerResponse>();
  let stopping = false;
  // A browser keeps connections open that it has asked nothing on yet; they would hold up the end for a minute.
  const letGo = (): void => void (stopping && underway.size === 0 && server.closeAllConnections());
  const server = createServer((request, response) => {
    underway.add(response);
    response.once('close', () => {
      underway.delete(response);
      letGo();
    });
    answer(request, response).catch(() => {
      if (!response.headersSent) plain(response, 500, 'That did not work. Reload the page and try again.');
      else response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const verdict = judge(askedOf(request), address(), secret);
    switch (verdict.kind) {
      case 'refuse':
        return plain(response, verdict.status, verdict.sentence);
      case 'enter': {
        const fits = token !== undefined && sameText(verdict.token, token);
        if (!fits) return plain(response, 401, 'This link has been used. Start Cairn again for a new one.');
        token = undefined;
        response.writeHead(303, { location: '/', 'set-cookie': cookieFor(secret) }).end();
        return;
      }
      case 'call': {
        // Answered before a byte of it is read, so that whoever sends it still hears the answer.
        if (Number(request.headers['content-length'] ?? 0) > largestCall)
          return plain(response, 413, 'That is more than Cairn takes at once.');
        const page = pageOf(request);
        const outcome = await calls.handle(request, response, { prefix: '/rpc', context: facility.contextOf(page) });
        if (!outcome.matched) plain(response, 404, 'There is no such call.');
        return;
      }
      case 'page': {
        const file = files.get((request.url ?? '/').split('?', 1)[0] ?? '/');
        if (!file) return plain(response, 404, 'There is no such page.');
        response.writeHead(200, { 'content-type': file.type }).end(request.method === 'HEAD' ? undefined : file.body);
      }
    }
  }

  const address = (): string => {
    const bound = server.address();
    return `127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : port}`;
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    newLink: () => {
      token = randomBytes(24).toString('base64url');
      return `http://${address()}/enter?token=${token}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        stopping = true;
        letGo();
      }),
  };
}

const askedOf = (request: IncomingMessage) => ({
  method: request.method ?? '',
  path: request.url ?? '/',
  host: request.headers.host,
  origin: request.headers.origin,
  contentType: request.headers['content-type'],
  cookie: request.headers.cookie,
});

/** Which load of the page is calling: a sign-in belongs to one, so a second tab or a reload starts signed out. */
function pageOf(request: IncomingMessage): string {
  const given = request.headers['x-cairn-page'];
  return typeof given === 'string' && given.length <= 64 ? given : '';
}

function plain(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}
