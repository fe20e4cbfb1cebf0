// `npm run screens [-- name …]`: pictures of each page of the console in the demo, at three widths, in `.pado/screens`; of those that
// the README and the docs show, also in `docs/screens`.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endOf, pinnedEnvironment, pinnedNode, root, run, runScript } from './lib/project.mjs';
import { screens, widths } from './lib/screens.mjs';

const made = join(root, '.pado', 'screens');
const shown = join(root, 'docs', 'screens');
const PASSWORD = 'Pado-demo-2025';

await runScript(async () => {
  // The browser needs the pinned Node.js, as the server does.
  if (process.execPath !== pinnedNode) {
    await ensureInstalled();
    await ensureBuilt();
    return run(pinnedNode, [process.argv[1], ...process.argv.slice(2)], { env: pinnedEnvironment() });
  }
  const wanted = process.argv.slice(2);
  const chosen = wanted.length === 0 ? screens : screens.filter(({ name }) => wanted.includes(name));
  await import('../test/support/typescript.mjs');
  const { openChromium } = await import('../test/support/chromium.ts');
  const server = await startDemo();
  const browser = await openChromium();
  try {
    for (const screen of chosen) await take(browser, server.url, screen);
    return 0;
  } finally {
    await browser.close();
    await server.stop();
  }
});

/** The demo on a free port, in a folder of its own that goes away with it. */
async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'pado-screens-'));
  const port = await freePort();
  const settings = { PORT: String(port), PADO_FOLDER: folder, UPLOADS_FOLDER: join(folder, 'uploads'), RATE_LIMITS: '0' };
  const env = { ...process.env, ...settings };
  await run(pinnedNode, ['bin/pado.mjs', 'seed-demo'], { env });
  const server = spawn(pinnedNode, ['dist/src/main.js'], { cwd: root, env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    await pause(500);
  }
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      await endOf(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function take(browser, url, { name, as, path, kept = false }) {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ko-KR',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (as) await signIn(page, as);
  await page.goto(await filled(page, path));
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 700 ? 780 : width < 1000 ? 1024 : 900 });
    await page.waitForLoadState('networkidle');
    await page
      .waitForFunction(() => document.querySelector('h1'), null, { timeout: 10_000 })
      .catch(() => console.error(`${name} has no heading at ${width} px`));
    const picture = { fullPage: !path.includes('{assignment}') };
    await page.screenshot({ ...picture, path: join(made, `${name}-${width}.png`) });
    if (kept) await page.screenshot({ ...picture, path: join(shown, `${name}-${width}.jpg`), type: 'jpeg', quality: 70 });
  }
  console.log(`${name}  ${path}`);
  await context.close();
}

async function signIn(page, email) {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

/** The address with what only the server knows: the judge's first stage that is open, and a work that is not finished. */
async function filled(page, path) {
  if (!path.includes('{')) return path;
  const asked = async (query) => (await (await page.request.post('/graphql', { data: { query } })).json()).data;
  const { myStages } = await asked('{ myStages { stage { id state } } }');
  const { id: stage } = myStages.map((seat) => seat.stage).find(({ state }) => state === 'OPEN');
  const { judgeDesk } = await asked(`{ judgeDesk(stage: "${stage}") { assignments { assignment state } } }`);
  const { assignment } = judgeDesk.assignments.find(({ state }) => state !== 'SUBMITTED');
  return path.replace('{stage}', stage).replace('{assignment}', assignment);
}
