import { ipcRenderer } from 'electron';

/*
 * All a page gets of Electron: when it says it is ready, one end of a channel that speaks the contract. The other end
 * goes to the main process. Nothing is put on the page's window.
 */
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window || event.data !== 'cairn:ready') return;
  const channel = new MessageChannel();
  ipcRenderer.postMessage('cairn:port', null, [channel.port1]);
  window.postMessage('cairn:port', window.location.origin, [channel.port2]);
});
