import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const vm = require('node:vm');
const { TestEnvironment } = createRequire(require.resolve('jest/package.json'))('jest-environment-node');

/**
 * Node's environment on a realm whose global object is an ordinary one. The usual one asks an interceptor at each `Math` or `BigInt`,
 * which makes arithmetic several times slower than it is outside of tests.
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}
