import { defineConfig } from 'vite';

// GraphiQL's build for browsers wants React as a global, which React itself no longer brings.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: '../../dist/explorer',
    emptyOutDir: true,
    reportCompressedSize: false,
    lib: { entry: 'react.js', formats: ['iife'], name: 'padoReact', fileName: () => 'react.js' },
  },
});
