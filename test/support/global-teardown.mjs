/** Drops what the run made, and stops the server if it is ours. */
export default async function globalTeardown() {
  await globalThis.endRun?.();
}
