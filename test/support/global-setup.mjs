await import('./typescript.mjs');
const { startRun } = await import('./test-run.ts');

/** Starts the run's database server; jest hands the environment on to its workers. */
export default async function globalSetup() {
  globalThis.endRun = await startRun();
}
