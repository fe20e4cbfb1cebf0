import { createRequire, registerHooks, setSourceMapsSupport } from 'node:module';
import { pathToFileURL } from 'node:url';
import '../typescript.mjs';
import { current } from './current.mjs';

const require = createRequire(import.meta.url);
const requireOfJest = createRequire(require.resolve('jest/package.json'));
const { ModuleMocker } = requireOfJest('jest-mock');
const source = new URL('../../../src/', import.meta.url).href;
const globals = new URL('./globals.mjs', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
    // What is measured on the built code is tested on its source.
    const built = /^(?:\.{1,2}\/)+dist\/src\/(.*)\.js$/.exec(specifier)?.[1];
    return next(built ? `${source}${built}.ts` : specifier, context);
  },
});

// Lines of the source in stacks; not of the packages', whose maps take long to read.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

const mocker = new ModuleMocker(globalThis);
const spies = { spyOn: mocker.spyOn.bind(mocker), restoreAllMocks: mocker.restoreAllMocks.bind(mocker) };

/**
 * Loads tests, our code and the packages as Node.js does: once a process, into the process's own realm. Jest's own runtime loads all of it anew for
 * each test file, which took longer than most files run. What a module keeps thus outlives a test file, as it does in the server.
 */
export default class OneRealmRuntime {
  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    // Jest's own way to lines of the source knows only what jest compiled.
    Error.prepareStackTrace = undefined;
    await import(pathToFileURL(path).href);
  }

  /** Of jest's parts only this one is asked for: what collects a file's tests, which begins anew with each. */
  requireInternalModule(path) {
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    delete require.cache[path];
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  setGlobalsForRuntime(given) {
    current.globals = { ...given, jest: spies };
  }

  getSourceMaps() {
    return new Map();
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  enterTestCode() {}
  leaveTestCode() {}

  teardown() {
    mocker.restoreAllMocks();
  }
}
