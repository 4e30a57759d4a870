import { defineConfig } from 'vite';

/** How the pages become dist/console: everything from this server, no address outside it, each page its own chunk. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  logLevel: 'warn',
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // inlined files would have to be allowed in the pages' Content-Security-Policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // an editor in one piece is large, and loaded only by the page that shows it
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      onLog(level, log, report) {
        // packages written for React's server components say "use client", which means nothing here
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
});
