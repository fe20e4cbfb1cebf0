import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Comparison, SimilarPair } from '../../domain/similarity/similar-texts.js';

/** Five thousand reports of twenty pages need about half of it. */
const heapMb = 4096;

/** Compares texts in a thread of its own, so that nobody else waits. `signal` stops it, and it then rejects. */
export async function compareApart(comparison: Comparison, signal: AbortSignal): Promise<SimilarPair[]> {
  // Its program lies beside this one, in the language of this one.
  const program = new URL(`./compare-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { execArgv: [], workerData: comparison, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  try {
    const [pairs] = (await once(thread, 'message', { signal })) as [SimilarPair[]];
    return pairs;
  } finally {
    await thread.terminate();
  }
}
