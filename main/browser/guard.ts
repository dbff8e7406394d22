import { timingSafeEqual } from 'node:crypto';

/*
 * Who may talk to the loopback port. Any page in any browser on this PC, and any program, can send a request to it; so
 * every request must name this very host (a foreign name pointed at 127.0.0.1 does not), carry the cookie that the
 * one-time link set, and, where it asks for something to be done, come from a page this server itself sent.
 */

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly contentType: string | undefined;
  readonly cookie: string | undefined;
}

export type Verdict =
  | { readonly kind: 'enter'; readonly token: string }
  | { readonly kind: 'page' }
  | { readonly kind: 'call' }
  | { readonly kind: 'refuse'; readonly status: number; readonly sentence: string };

const cookieName = 'cairn';
const refuse = (status: number, sentence: string): Verdict => ({ kind: 'refuse', status, sentence });

/** What a request is, or why it is refused. `address` is `127.0.0.1:PORT`, `secret` the cookie's value. */
export function judge(asked: Asked, address: string, secret: string): Verdict {
  if (asked.host !== address)
    return refuse(421, `This is Cairn at http://${address}, and not ${asked.host ?? 'nameless'}.`);
  if (asked.origin !== undefined && asked.origin !== `http://${address}`) {
    return refuse(403, 'Cairn answers only its own page.');
  }
  const [path = '/', query = ''] = asked.path.split('?', 2);
  if (asked.method === 'GET' && path === '/enter') {
    return { kind: 'enter', token: new URLSearchParams(query).get('token') ?? '' };
  }
  if (!sameText(cookieOf(asked.cookie), secret)) {
    return refuse(
      401,
      'Open Cairn with the link it printed when it started. A link works once; start Cairn again for a new one.',
    );
  }
  if (path.startsWith('/rpc/')) {
    if (asked.method !== 'POST') return refuse(405, 'A call is a POST.');
    if (asked.origin === undefined) return refuse(403, 'Cairn answers only its own page.');
    const type = asked.contentType ?? '';
    return /^(application\/json|multipart\/form-data)\b/u.test(type)
      ? { kind: 'call' }
      : refuse(415, 'A call carries JSON.');
  }
  return asked.method === 'GET' || asked.method === 'HEAD'
    ? { kind: 'page' }
    : refuse(405, 'There is nothing to send here.');
}

/** The header that lets this browser in: unreadable to scripts, never sent by another site's page. */
export const cookieFor = (secret: string): string => `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;

function cookieOf(header: string | undefined): string {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? '';
}

/** Compares without telling by its duration how much was right. */
export function sameText(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
