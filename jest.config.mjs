export default {
  // Tests and code run as in a program: one-realm/runtime.mjs says why.
  runtime: '<rootDir>/test/support/one-realm/runtime.mjs',
  testEnvironment: '<rootDir>/test/support/one-realm/environment.mjs',
  transform: {},
  testMatch: ['<rootDir>/test/**/*.spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  workerIdleMemoryLimit: '1500MB',
  maxWorkers: 2,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: 60_000,
};
