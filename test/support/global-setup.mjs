await import('./typescript.mjs');
// For the threads and programs that tests start as well.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${new URL('./typescript.mjs', import.meta.url)}`;

/** Starts the run's database server, unless only the domain is asked, which has none; jest hands the environment on to its workers. */
export default async function globalSetup({ testPathPatterns: { patterns } }) {
  if (patterns.length > 0 && patterns.every((pattern) => /(^|\/)test\/domain(\/|$)/.test(pattern))) return;
  const { startRun } = await import('./test-run.ts');
  globalThis.endRun = await startRun();
}
