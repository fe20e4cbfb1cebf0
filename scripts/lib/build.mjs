import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, nodeModules, pinnedEnvironment, pinnedNode, root, run, say } from './project.mjs';
import { inTurn } from './turn.mjs';

const mark = join(root, 'dist', '.pado-build-hash');
const inputs = ['migrations', 'nest-cli.json', 'package-lock.json', 'schema.graphql', 'src', 'tsconfig.build.json', 'tsconfig.json', 'web'];
/** In this order: the server's build empties dist. What the console knows of the schema is derived from it, and not committed. */
const steps = [
  ['@nestjs/cli/bin/nest.js', 'build'],
  ['gql.tada/bin/cli.js', 'generate-output', '--tsconfig', 'web/tsconfig.json'],
  ['vite/bin/vite.js', 'build', '--config', 'web/vite.config.mjs', '--logLevel', 'warn'],
  ['vite/bin/vite.js', 'build', '--config', 'web/explorer/vite.config.mjs', '--logLevel', 'warn'],
];

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

const made = 'web/src/api/schema.d.ts';

function filesOf(path) {
  if (path === made) return [];
  if (/\.\w+$/.test(path)) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => (entry.isDirectory() ? filesOf(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

async function build(noteFor) {
  say('빌드합니다', 'building');
  const hash = hashOfInputs();
  // First of all: a build that is interrupted must not pass for one.
  rmSync(mark, { force: true });
  for (const [program, ...args] of steps) {
    const code = await run(pinnedNode, [join(nodeModules, program), ...args], { env: pinnedEnvironment(), noteFor });
    if (code !== 0) throw new Stop(`빌드하지 못했습니다(종료 코드 ${code}).`, `The build failed (exit code ${code}).`);
  }
  writeFileSync(mark, hash);
}
