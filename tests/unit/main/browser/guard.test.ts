import { describe, expect, it } from 'vitest';
import { cookieFor, judge } from '../../../../main/browser/guard.ts';
import type { Asked } from '../../../../main/browser/guard.ts';

const address = '127.0.0.1:4321';
const secret = 'the-cookie-of-this-start';
const fromPage: Asked = {
  method: 'POST',
  path: '/rpc/today/get',
  host: address,
  origin: `http://${address}`,
  contentType: 'application/json',
  cookie: `other=1; ${cookieFor(secret).split(';', 1)[0]}`,
};
const statusOf = (change: Partial<Asked>): number | string => {
  const verdict = judge({ ...fromPage, ...change }, address, secret);
  return verdict.kind === 'refuse' ? verdict.status : verdict.kind;
};

describe('who may talk to the loopback port', () => {
  it('lets its own page call', () => {
    expect(statusOf({})).toBe('call');
  });

  it.each([
    ['a foreign name that points at this PC', { host: 'evil.example:4321' }, 421],
    ['no host at all', { host: undefined }, 421],
    ['localhost, which is not the name the link used', { host: 'localhost:4321' }, 421],
    ['a page of another origin', { origin: 'https://evil.example' }, 403],
    ['an origin that only begins like ours', { origin: `http://${address}.evil.example` }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a call without an origin', { origin: undefined }, 403],
    ['no cookie', { cookie: undefined }, 401],
    ['a wrong cookie', { cookie: 'cairn=guess' }, 401],
    ['an empty cookie', { cookie: 'cairn=' }, 401],
    ['a form post', { contentType: 'text/plain' }, 415],
    ['a call by GET', { method: 'GET' }, 405],
    ['a write to a page', { path: '/index.html' }, 405],
  ])('refuses %s', (_, change, status) => {
    expect(statusOf(change)).toBe(status);
  });

  it('hands out a page only to the browser that entered', () => {
    const page = { method: 'GET', path: '/', origin: undefined, contentType: undefined };
    expect(statusOf(page)).toBe('page');
    expect(statusOf({ ...page, cookie: undefined })).toBe(401);
  });

  it('reads the one-time token from the link and takes no cookie for it', () => {
    const verdict = judge({ ...fromPage, method: 'GET', path: '/enter?token=abc', cookie: undefined }, address, secret);
    expect(verdict).toEqual({ kind: 'enter', token: 'abc' });
  });
});
