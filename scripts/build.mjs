// `npm run build`: builds dist/ alone, after `npm ci`.
import { ensureBuilt } from './lib/build.mjs';
import { runScript } from './lib/project.mjs';

await runScript(async () => {
  await ensureBuilt();
  return 0;
});
