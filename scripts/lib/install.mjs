import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, machineEnvironment, nodeModules, pinnedNode, root, run, say } from './project.mjs';
import { inTurn } from './turn.mjs';

const lockFile = join(root, 'package-lock.json');
const mark = join(nodeModules, '.pado-lock-hash');
/** npm writes this when it has finished, and only then. */
const npmsRecord = join(nodeModules, '.package-lock.json');

/** Installs the packages of package-lock.json unless they are there, complete and for this machine. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await inTurn(async (noteFor) => {
    if (!isInstalled()) await install(noteFor);
  });
}

const wanted = () => createHash('sha256').update(readFileSync(lockFile)).update(process.platform).update(process.arch).digest('hex');

function isInstalled() {
  if (!existsSync(npmsRecord) || !existsSync(pinnedNode)) return false;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted()) return true;
  // Somebody may have run npm themselves.
  if (!agreesWithLock() || spawnSync(pinnedNode, ['--version']).status !== 0) return false;
  remember();
  return true;
}

function agreesWithLock() {
  const { packages: locked } = JSON.parse(readFileSync(lockFile, 'utf8'));
  const { packages: installed } = JSON.parse(readFileSync(npmsRecord, 'utf8'));
  const needed = Object.entries(locked).filter(([path, { optional }]) => path !== '' && !optional);
  return needed.every(([path, { version }]) => installed[path]?.version === version);
}

/** A folder that cannot be written is looked through again next time. */
function remember() {
  try {
    writeFileSync(mark, wanted());
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

async function install(noteFor) {
  say('패키지를 설치합니다(1분쯤)', 'installing packages (about a minute)');
  rmSync(mark, { force: true });
  rmSync(npmsRecord, { force: true });
  // The tools that build and check are wanted even where NODE_ENV is production.
  const code = await npm(['ci', '--include=dev', '--include=optional'], noteFor);
  if (code !== 0) {
    throw new Stop(
      `패키지를 설치하지 못했습니다(npm ci, 종료 코드 ${code}). 인터넷 연결을 확인하고 다시 실행하세요.`,
      `The packages could not be installed (npm ci ended with ${code}). Check the connection to the internet and try again.`,
    );
  }
  // Where install scripts are switched off, the pinned Node.js has not been fetched, and nothing works without it.
  if (!existsSync(pinnedNode)) await npm(['rebuild', 'node', '--ignore-scripts=false'], noteFor);
  if (spawnSync(pinnedNode, ['--version']).status !== 0) {
    throw new Stop(
      `Node.js 실행 파일(${pinnedNode})이 이 컴퓨터에서 동작하지 않습니다.`,
      `The Node.js program ${pinnedNode} does not work on this machine.`,
    );
  }
  remember();
}

function npm(args, noteFor) {
  const env = machineEnvironment();
  const { npm_execpath: cli } = process.env;
  return cli?.endsWith('npm-cli.js')
    ? run('node', [cli, ...args], { env, noteFor })
    : run('npm', args, { env, noteFor, shell: process.platform === 'win32' });
}
