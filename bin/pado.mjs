#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const place = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = place('../dist/src/cli/main.js');
const ownNode = place(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`);

if (!existsSync(built)) {
  console.error(
    '아직 빌드되지 않았습니다. `npm ci && npm run build`를 먼저 실행하세요. / pado is not built yet: run `npm ci && npm run build` first.',
  );
  process.exitCode = 1;
} else if (process.execPath !== ownNode && existsSync(ownNode)) {
  // Called without npx, on the user's own Node.js, which may be older than the one that Pado brings.
  const { status } = spawnSync(ownNode, [built, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  process.argv[1] = built;
  await import(built);
}
