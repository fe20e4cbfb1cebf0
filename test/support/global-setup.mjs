await import('./typescript.mjs');
// For the threads and programs that tests start as well.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${new URL('./typescript.mjs', import.meta.url)}`;
const { startRun } = await import('./test-run.ts');

/** Starts the run's database server; jest hands the environment on to its workers. */
export default async function globalSetup() {
  globalThis.endRun = await startRun();
}
