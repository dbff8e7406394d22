import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeDurableFolder, type Files } from './files.ts';
import { Refusal } from './refusal.ts';

/*
 * A vault is held by listening on a socket named after its folder. The system takes the name back when the process
 * ends, however it ends, so no lock survives a crash. A second start says `show` and is told who holds the house.
 */
export interface LockOptions {
  /** What a second start is told, for example the address the house is served at. */
  readonly holder?: string;
  /** A second start asked the first to show itself. */
  readonly onSecondStart?: () => void;
}

export interface Lock {
  release(): Promise<void>;
}

const patienceMilliseconds = 1500;
const cleaningMilliseconds = 50;
const longestMessage = 4096;

/** The socket's name for a folder: abstract on Linux, a named pipe on Windows, a short file elsewhere. */
export function lockAddress(realFolder: string): string {
  const name = `cairn-${createHash('sha256').update(realFolder).digest('hex').slice(0, 32)}`;
  if (platform() === 'linux') return `\0${name}`;
  if (platform() === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/** The folder's real path, by which it is held, also before it is there; its parents are made. */
export async function placeOf(folder: string, files: Files): Promise<string> {
  if ((await files.kind(folder)) !== 'none') return files.realPath(folder);
  await makeDurableFolder(files, dirname(folder));
  return join(await files.realPath(dirname(folder)), basename(folder));
}

/** Holds a folder, or refuses with `held` and what the holder says of itself. */
export async function holdLock(realFolder: string, options: LockOptions): Promise<Lock> {
  const address = lockAddress(realFolder);
  const isFile = !address.startsWith('\0') && platform() !== 'win32';
  for (let attempt = 1; ; attempt += 1) {
    const server = await listen(address, options);
    if (server && isFile && !(await staysOurs(address))) {
      await closed(server);
      throw new Refusal({ code: 'held' });
    }
    if (server) return { release: () => closed(server) };
    const answer = await ask(address);
    if (answer.alive || attempt === 3)
      throw new Refusal({ code: 'held', ...(answer.holder === undefined ? {} : { holder: answer.holder }) });
    // Nobody answers: a socket file left by a crash, or a holder that has just let go.
    if (isFile) await rm(address, { force: true });
  }
}

/** Whether a socket file was not taken away by another start that cleaned up after the same crash. */
async function staysOurs(address: string): Promise<boolean> {
  const made = (await stat(address)).ino;
  await setTimeout(cleaningMilliseconds);
  return (await stat(address).catch(() => undefined))?.ino === made;
}

/** A server on the address; undefined when it is taken. */
function listen(address: string, options: LockOptions): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.setTimeout(patienceMilliseconds, () => socket.destroy());
      let said = '';
      socket.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.length > longestMessage) socket.destroy();
        if (!said.includes('\n')) return;
        socket.end(`${JSON.stringify({ holder: options.holder ?? null })}\n`);
        if (said.startsWith('show\n')) options.onSecondStart?.();
        said = '';
      });
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      // Holding a house must not by itself keep a process from ending.
      server.unref();
      resolve(server);
    });
  });
}

/** Asks the holder to show itself. */
function ask(address: string): Promise<{ readonly alive: boolean; readonly holder?: string }> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address, () => socket.write('show\n'));
    socket.setTimeout(patienceMilliseconds, () => {
      socket.destroy();
      // It took the connection and says nothing: busy, but there.
      resolve({ alive: true });
    });
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text.slice(0, longestMessage)));
    socket.on('end', () => resolve({ alive: true, ...holderIn(answer) }));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ alive: error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT' });
    });
  });
}

function holderIn(answer: string): { readonly holder?: string } {
  try {
    const value: unknown = JSON.parse(answer);
    const holder = typeof value === 'object' && value !== null && 'holder' in value ? value.holder : undefined;
    return typeof holder === 'string' ? { holder } : {};
  } catch {
    return {};
  }
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
