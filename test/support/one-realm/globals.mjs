import { current } from './current.mjs';

/** Of jest there is one run a file, but of this module one a process: each name is looked up when it is used. */
const late = (name) =>
  new Proxy(function () {}, {
    apply: (_, __, given) => current.globals[name](...given),
    get: (_, key) => current.globals[name][key],
  });

export const [afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, jest] = [
  'afterAll',
  'afterEach',
  'beforeAll',
  'beforeEach',
  'describe',
  'expect',
  'it',
  'test',
  'jest',
].map(late);
