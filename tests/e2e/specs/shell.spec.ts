import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from '../fixtures.ts';
import { ownFolder, serveHouse } from '../house.ts';
import { SetUpPage } from '../pages/set-up.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request as any program on this PC could send it; the path goes over the wire as it is written. */
function ask(address: string, { method = 'GET', path = '/', headers = {}, body }: Asked): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers, setHost: !('host' in headers) }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Nothing that helps an attacker: no trace of the code, no path of this PC. */
function expectDiscreet({ text }: Answer, folder: string): void {
  expect(text).not.toMatch(/:\d+:\d+|^\s*at |\.[cm]?[jt]s\b|node:|Error:/mu);
  expect(text).not.toContain(folder);
}

test('a stranger gets nothing out of the loopback port', async () => {
  const folder = await ownFolder();
  const house = await serveHouse(folder.path);
  const { address } = house;
  const call = { method: 'POST', path: '/rpc/setUp/stage', body: '{}' };
  const json = { 'content-type': 'application/json' };
  const own = { ...json, origin: address };
  try {
    await test.step('the link lets one browser in, once', async () => {
      const { pathname, search } = new URL(house.link);
      const wrong = await ask(address, { path: `${pathname}?token=guess` });
      expect(wrong.status).toBe(401);
      expect(wrong.headers['set-cookie']).toBeUndefined();
      const first = await ask(address, { path: pathname + search });
      expect(first.status).toBe(303);
      expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/u);
      const again = await ask(address, { path: pathname + search });
      expect(again.status).toBe(401);
      expect(again.text).toContain('This link has been used.');

      const cookie = first.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
      const entered = await ask(address, { ...call, headers: { ...own, cookie } });
      expect(entered.status, 'its own page is answered').toBe(200);

      const refused: readonly (readonly [string, Asked, number])[] = [
        ['a page without the cookie', {}, 401],
        ['a call without the cookie', { ...call, headers: own }, 401],
        ['a call with another cookie', { ...call, headers: { ...own, cookie: 'cairn=guess' } }, 401],
        ['a foreign Host', { ...call, headers: { ...own, cookie, host: 'rebound.example' } }, 421],
        [
          'localhost by name',
          { ...call, headers: { ...own, cookie, host: address.replace('http://127.0.0.1', 'localhost') } },
          421,
        ],
        ['a foreign Origin', { ...call, headers: { ...own, cookie, origin: 'https://stranger.example' } }, 403],
        ['an opaque Origin', { ...call, headers: { ...own, cookie, origin: 'null' } }, 403],
        ['a call without an Origin', { ...call, headers: { ...json, cookie } }, 403],
        ['a call by GET', { path: call.path, headers: { ...own, cookie } }, 405],
        ['a form post', { ...call, headers: { origin: address, cookie, 'content-type': 'text/plain' } }, 415],
        ['something sent to a page', { method: 'PUT', path: '/index.html', headers: { cookie, origin: address } }, 405],
        ['a call that does not exist', { ...call, path: '/rpc/vault/open', headers: { ...own, cookie } }, 404],
        ['a body that is no JSON', { ...call, body: '{"json":', headers: { ...own, cookie } }, 400],
        [
          'a body of another shape',
          { ...call, path: '/rpc/session/signIn', body: '{"json":{"userId":7}}', headers: { ...own, cookie } },
          400,
        ],
        [
          'a call past the sign-in',
          { ...call, path: '/rpc/residents/list', body: '{"json":{"who":"present"}}', headers: { ...own, cookie } },
          401,
        ],
        ['a path that climbs', { path: '/../../../../etc/passwd', headers: { cookie } }, 404],
        ['a path that climbs, escaped', { path: '/%2e%2e/%2e%2e/main/browser.js', headers: { cookie } }, 404],
        ['the program itself', { path: '/../main/browser.js', headers: { cookie } }, 404],
      ];
      for (const [what, asked, status] of refused) {
        const answer = await ask(address, asked);
        expect.soft(answer.status, what).toBe(status);
        expectDiscreet(answer, folder.path);
        expect.soft(answer.headers['access-control-allow-origin'], what).toBeUndefined();
      }
      const large = await ask(address, {
        ...call,
        body: JSON.stringify({ json: 'x'.repeat(10 * 1024 * 1024) }),
        headers: { ...own, cookie },
      });
      expect(large.status, 'a body beyond all measure').toBe(413);
      expectDiscreet(large, folder.path);

      for (const answer of [entered, await ask(address, { headers: { cookie } }), await ask(address, {})]) {
        expect(answer.headers['cache-control']).toBe('no-store');
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(answer.headers['referrer-policy']).toBe('no-referrer');
        const policy = String(answer.headers['content-security-policy']);
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("script-src 'self'");
        expect(policy).not.toMatch(/script-src[^;]*unsafe/u);
      }
    });
    await test.step('and nothing of it is an error of the program', () => {
      expect(house.said.filter((line) => /error/iu.test(line))).toEqual([]);
    });
  } finally {
    await house.stop();
    await folder.remove();
  }
});

test.describe('in the page', () => {
  test.use({ prepared: 'nothing' });

  test('the address gives nothing away once the page is open', async ({ page, house }) => {
    await new SetUpPage(page).expectStep('Your house');
    expect(page.url()).not.toContain('token');
    expect(page.url().startsWith(house.address)).toBe(true);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });
});
