import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
/** Beside the package, so that it is unpacked once for an installation and goes away with it. */
const folder = join(packed, '..', 'unpacked');

/** A Chromium of the packages' own; nothing of the system is needed, nor any network. */
export function openChromium(): Promise<Browser> {
  unpackOnce();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib'), HOME: folder },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  });
}

/** Under another name first: whoever sees the folder may use it, also while another test file unpacks the same. */
function unpackOnce(): void {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const made = mkdtempSync(`${folder}-`);
  writeFileSync(join(made, 'chromium'), brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))), { mode: 0o755 });
  const libraries = join(made, 'libraries.tar');
  writeFileSync(libraries, brotliDecompressSync(readFileSync(join(packed, 'al2023.tar.br'))));
  execFileSync('tar', ['-xf', libraries, '-C', made]);
  rmSync(libraries);
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
