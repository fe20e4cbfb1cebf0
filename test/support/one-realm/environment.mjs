import { createContext } from 'node:vm';

/** The process itself, as programs have it. What a test file sets in the process's environment is gone with the file. */
export default class OneRealmEnvironment {
  /** What jest would write its globals on: tests import theirs. */
  global = {};
  #kept = { ...process.env };

  async setup() {}

  async teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.#kept)) delete process.env[name];
    Object.assign(process.env, this.#kept);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Nothing runs in it; jest insists that there is one. */
  getVmContext() {
    return createContext();
  }
}
