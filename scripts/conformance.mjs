// `npm run test:conformance [-- jest arguments]`: our side against servers of others' making, in a temporary folder, on ports of the loopback.
// It installs nothing on the system: what is missing is told, and the exit code is 1.
import { existsSync } from 'node:fs';
import { ensureInstalled } from './lib/install.mjs';
import { runJest } from './lib/jest.mjs';
import { runScript } from './lib/project.mjs';

const needed = {
  'swift-proxy': 'swift-proxy-server',
  'swift-account': 'swift-account-server',
  'swift-container': 'swift-container-server',
  'swift-object': 'swift-object-server',
  'clamav-daemon': 'clamd',
};

const isThere = (program) => ['/usr/bin', '/usr/sbin', '/usr/local/bin'].some((folder) => existsSync(`${folder}/${program}`));

await runScript(async () => {
  const missing = Object.keys(needed).filter((name) => !isThere(needed[name]));
  if (missing.length > 0) {
    console.error(`Not installed: ${missing.map((name) => needed[name]).join(', ')}. On Debian or Ubuntu, as root:`);
    console.error(`  apt-get install --no-install-recommends ${missing.join(' ')}`);
    return 1;
  }
  await ensureInstalled();
  return runJest(['--testMatch', '**/test/conformance/*.conformance.ts', '--runInBand', ...process.argv.slice(2)]);
});
