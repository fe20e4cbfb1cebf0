import { join } from 'node:path';
import { nodeModules, pinnedEnvironment, pinnedNode, root, run } from './project.mjs';

const jest = join(nodeModules, 'jest', 'bin', 'jest.js');
const reporters = ['--reporters=default', `--reporters=${join(root, 'scripts', 'lib', 'count-reporter.mjs')}`];

/** Runs jest under the pinned Node.js; answers with its exit code. */
export const runJest = (args, environment = {}) =>
  run(pinnedNode, ['--disable-warning=ExperimentalWarning', jest, ...args, ...reporters], {
    env: { ...pinnedEnvironment(), ...environment },
  });
