/*
 * Stands in for `electron` where its binary cannot run: just enough, in Electron's own shapes, for main/desktop to be
 * imported and its decisions to be asked for. Electron's types check the calls; this checks what they are made with.
 */
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';

/** Electron's MessagePortMain: an emitter of `{ data, ports }` that is paused until `start`. */
export class PortMain extends EventEmitter {
  readonly #port: MessagePort;
  #started = false;
  readonly #waiting: unknown[] = [];

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('message', (data: unknown) => {
      if (this.#started) this.emit('message', { data, ports: [] });
      else this.#waiting.push(data);
    });
    port.on('close', () => this.emit('close'));
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.close();
  }
}

export const opened: string[] = [];
export const shell = { openExternal: (address: string) => Promise.resolve(void opened.push(address)) };
export const registered: unknown[] = [];
export const protocol = { registerSchemesAsPrivileged: (schemes: unknown) => void registered.push(schemes) };
export const ipcMain = new EventEmitter();
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined };
export const dialog = {};
export class BrowserWindow {}
export const session = { defaultSession: {} };
export const app = new EventEmitter();
