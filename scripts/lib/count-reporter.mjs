import { writeFileSync } from 'node:fs';

/** A jest reporter that writes how many tests passed and failed; a file that could not be run is one that failed. */
export default class CountReporter {
  onRunComplete(_, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, runExecError, wasInterrupted }) {
    const file = process.env.PADO_TEST_COUNTS;
    const failed = numFailedTests + numRuntimeErrorTestSuites + (runExecError || wasInterrupted ? 1 : 0);
    if (file) writeFileSync(file, JSON.stringify({ passed: numPassedTests, failed }));
  }
}
