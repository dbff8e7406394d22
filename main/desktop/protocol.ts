import { protocol } from 'electron';
import type { Session } from 'electron';
import { contentSecurityPolicy } from '../facility/pages.ts';
import type { PageFile } from '../facility/pages.ts';

/** Must run before the app is ready: makes `app:` an origin of its own, with no more rights than https has. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Answers `app://cairn/…` from the built page, and nothing else from anywhere. */
export function servePage(session: Session, files: ReadonlyMap<string, PageFile>): void {
  session.protocol.handle('app', (request) => pageResponse(request.url, files));
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !/^(app|devtools|data|blob):/u.test(details.url) });
  });
}

/** The response for one address of the page: the file with its policy, or 404. */
export function pageResponse(address: string, files: ReadonlyMap<string, PageFile>): Response {
  const { host, pathname } = new URL(address);
  const file = host === 'cairn' ? files.get(pathname) : undefined;
  const headers = {
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  if (!file) return new Response('There is no such page.\n', { status: 404, headers });
  return new Response(new Uint8Array(file.body), { headers: { ...headers, 'content-type': file.type } });
}
