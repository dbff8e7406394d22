import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { pageResponse } from '../../../../main/desktop/protocol.ts';
import { confine, isOwnPage, webPreferences } from '../../../../main/desktop/window.ts';
import { opened } from '../../../support/electron.ts';

class Contents extends EventEmitter {
  opens: (details: { url: string }) => unknown = () => undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.opens = handler;
  }
}
const isContents = (value: unknown): value is WebContents => value instanceof Contents;

function confined(): Contents {
  const contents = new Contents();
  if (isContents(contents)) confine(contents);
  return contents;
}

const prevented = (contents: Contents, event: string, url: string): boolean => {
  let stopped = false;
  contents.emit(event, { url, preventDefault: () => (stopped = true) });
  return stopped;
};

beforeEach(() => opened.splice(0));

describe('the window', () => {
  it('gives its page a sandbox, a world of its own, and no spell checker', () => {
    expect(webPreferences('/p.cjs')).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      webviewTag: false,
    });
  });

  it.each([
    ['app://cairn/', true],
    ['app://cairn/index.html#/today', true],
    ['app://cairn.elsewhere/', false],
    ['app://cairn@elsewhere/', false],
    ['file:///etc/passwd', false],
    ['https://example.org/app://cairn/', false],
  ])('takes %s for its own page: %s', (address, own) => {
    expect(isOwnPage(address)).toBe(own);
    expect(prevented(confined(), 'will-navigate', address)).toBe(!own);
  });

  it('never redirects and never attaches a webview', () => {
    expect(prevented(confined(), 'will-redirect', 'app://cairn/')).toBe(true);
    expect(prevented(confined(), 'will-attach-webview', '')).toBe(true);
  });

  it('opens the web page of a source outside, and nothing else anywhere', () => {
    const contents = confined();
    const answers = [
      'https://example.org/rule',
      'http://example.org/',
      'file:///etc/passwd',
      'app://cairn/',
      'nonsense',
    ].map((url) => contents.opens({ url }));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ action: 'deny' })));
    expect(opened).toEqual(['https://example.org/rule']);
  });
});

describe('app://', () => {
  const files = new Map([['/index.html', { body: Buffer.from('<p>Cairn</p>'), type: 'text/html; charset=utf-8' }]]);

  it('answers a file of the page under the strict policy', async () => {
    const response = pageResponse('app://cairn/index.html', files);
    expect(await response.text()).toBe('<p>Cairn</p>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it.each([
    'app://cairn/../secrets',
    'app://cairn/%2e%2e/secrets',
    'app://elsewhere/index.html',
    'app://cairn/vault.json',
  ])('finds nothing at %s', (address) => {
    expect(pageResponse(address, files).status).toBe(404);
  });
});
