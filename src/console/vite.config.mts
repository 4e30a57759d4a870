import { defineConfig } from 'vite';
import { documents } from './documents.mjs';
import { precompressed } from './precompressed.mjs';

/** How the pages become dist/console: everything from this server, no address outside it, each page its own chunk. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  logLevel: 'warn',
  plugins: [documents(), precompressed()],
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
      output: {
        codeSplitting: {
          groups: [
            // what main.tsx itself needs, and so every page
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler)\/|console\/language\.ts$|vite\/preload-helper/,
            },
            // what the frame shows of the library; without this, it would come with every component that any page shows
            { name: 'components', test: /@mantine\/core\/esm\/(core|components\/(Button|CloseButton))\// },
            { name: 'floating', test: /node_modules\/@floating-ui\// },
            { name: 'fields', test: /node_modules\/@mantine\// },
            {
              name: 'frame',
              test: /src\/console\/((http|shell)\/(?!log-in)|(address|link|periods|states|submission-status|times)\.tsx?$)/,
            },
          ],
        },
      },
      onLog(level, log, report) {
        // packages written for React's server components say "use client", which means nothing here
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
});
