import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, nodeModules, pinnedEnvironment, pinnedNode, root, run, say } from './project.mjs';
import { inTurn } from './turn.mjs';

const mark = join(root, 'dist', '.pado-build-hash');
const inputs = ['migrations', 'nest-cli.json', 'package-lock.json', 'src', 'tsconfig.build.json', 'tsconfig.json'];

/** Builds dist/ unless it was built from exactly these sources. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await inTurn(async (noteFor) => {
    if (!isBuilt()) await build(noteFor);
  });
}

const isBuilt = () => existsSync(mark) && readFileSync(mark, 'utf8') === hashOfInputs();

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(path) {
  if (/\.\w+$/.test(path)) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => (entry.isDirectory() ? filesOf(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

async function build(noteFor) {
  say('빌드합니다', 'building');
  const hash = hashOfInputs();
  // First of all: a build that is interrupted must not pass for one.
  rmSync(mark, { force: true });
  const code = await run(pinnedNode, [join(nodeModules, '@nestjs', 'cli', 'bin', 'nest.js'), 'build'], {
    env: pinnedEnvironment(),
    noteFor,
  });
  if (code !== 0) throw new Stop(`빌드하지 못했습니다(종료 코드 ${code}).`, `The build failed (exit code ${code}).`);
  writeFileSync(mark, hash);
}
