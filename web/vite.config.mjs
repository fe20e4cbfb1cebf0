import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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
  '/assets/pdf-',
];

/** What a reader of PDF asks for by name: its worker, tables of Korean characters, and the fonts that every PDF may do without. */
function pdfResources() {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folders = ['cmaps', 'standard_fonts'].map((name) => join(dirname(manifest), name));
  const worker = 'pdf.worker.min.mjs';
  return {
    name: 'pdf-resources',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(join(dirname(manifest), 'build', worker));
      this.emitFile({ type: 'asset', fileName: `assets/pdf-${version}/${worker}`, source });
      for (const folder of folders) {
        for (const name of readdirSync(folder).filter((file) => !file.startsWith('LICENSE'))) {
          this.emitFile({ type: 'asset', fileName: `assets/pdf-${version}/${name}`, source: readFileSync(join(folder, name)) });
        }
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [pdfResources()],
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
