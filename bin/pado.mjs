#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/src/cli/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('pado is not built yet: run `npm ci && npm run build` first. / 아직 빌드되지 않았습니다. `npm ci && npm run build`를 먼저 실행하세요.');
  process.exitCode = 1;
}
