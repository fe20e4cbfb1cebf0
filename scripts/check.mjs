// `npm run check`: format, lint, types, dead code, and whether the committed schema and the migrations are what the code says.
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { runJest } from './lib/jest.mjs';
import { nodeModules, pinnedEnvironment, pinnedNode, run, runScript } from './lib/project.mjs';

const tool = (program, ...args) => run(pinnedNode, [join(nodeModules, program), ...args], { env: pinnedEnvironment() });

const steps = {
  format: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  // Not committed, and the next three read them.
  'types of the GraphQL documents': () => tool('gql.tada/bin/cli.js', 'generate-output', '--tsconfig', 'web/tsconfig.json'),
  lint: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  types: () => tool('typescript/bin/tsc', '--noEmit'),
  'types of the console': () => tool('typescript/bin/tsc', '--project', 'web/tsconfig.json'),
  'dead code': () => tool('knip/bin/knip.js'),
  'schema, migrations, architecture': () => runJest(['test/schema.spec.ts', 'test/drift.spec.ts', 'test/architecture.spec.ts']),
};

await runScript(async () => {
  await ensureInstalled();
  const results = [];
  for (const [name, step] of Object.entries(steps)) {
    console.log(`— ${name}`);
    results.push({ name, passed: (await step()) === 0 });
  }
  for (const { name, passed } of results) console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name}`);
  return results.every(({ passed }) => passed) ? 0 : 1;
});
