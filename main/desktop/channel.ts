import { RPCHandler } from '@orpc/server/message-port';
import type { IpcMain, IpcMainEvent, MessagePortMain } from 'electron';
import type { Outside } from '../facility/context.ts';
import type { Facility } from '../facility/facility.ts';
import { isOwnPage } from './window.ts';

/** The one message a page's preload may send: here is my end of a channel. */
export const portMessage = 'cairn:port';

/**
 * Speaks the contract over a port a page handed in. Electron's port is an emitter that starts paused: it must be
 * started after somebody listens, or the first calls are lost. Every port is a page of its own to the facility.
 */
export function speak(handler: RPCHandler<Outside>, port: MessagePortMain, context: Outside): void {
  handler.upgrade(port, { context });
  port.start();
}

/** Listens for pages that are ready, and turns away frames that are not Cairn's own top page. */
export function listen(ipc: IpcMain, facility: Facility, newPage: () => string): void {
  const handler = new RPCHandler(facility.router);
  ipc.on(portMessage, (event: IpcMainEvent) => {
    const [port] = event.ports;
    const frame = event.senderFrame;
    if (!port) return;
    if (!frame || frame.parent !== null || !isOwnPage(frame.url)) return port.close();
    const page = newPage();
    port.once('close', () => void facility.leave(page));
    speak(handler, port, facility.contextOf(page));
  });
}
