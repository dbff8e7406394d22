import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: new URL('../../renderer', import.meta.url).pathname,
  // Relative addresses: the same files are served from app:// and from a loopback port.
  base: './',
  plugins: [react()],
  build: {
    outDir: new URL('../../.out/renderer', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'chrome140',
    // The content policy has no data: for fonts, and one file less per icon is not worth a policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
});
