import { defineConfig } from 'vite';

const server = process.env.PADO_SERVER ?? 'http://127.0.0.1:3000';
/** What the server answers itself, also while the pages come from Vite. */
const answered = [
  '/graphql',
  '/files',
  '/uploads',
  '/judge-copies',
  '/judge-sheets',
  '/exports',
  '/papers',
  '/bundles',
  '/results',
  '/live',
];

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // No inlined bytes: the policy of the pages allows what has an address of ours.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    // "use client" is for servers that draw React.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: { proxy: Object.fromEntries(answered.map((path) => [path, { target: server, changeOrigin: true }])) },
});
