import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BundleTexts } from './bundle-source.queries.js';
import { type StoredBundle, storedBundle } from './bundle-texts.js';

/** Up to so many characters making a bundle takes less time than starting a thread. */
const mostAtOnce = 60_000;

/** Puts a bundle together: in a thread where it is long, so that other requests go on. */
export async function bundleApart(texts: BundleTexts, most = mostAtOnce): Promise<StoredBundle> {
  const length = [...texts.stages, ...(texts.final ? [texts.final] : [])].reduce(
    (sum, { inputs, rows }) => sum + inputs.length + rows.length,
    0,
  );
  if (length <= most) return storedBundle(texts);
  // Its program lies beside this one, in the language of this one.
  const program = new URL(`./bundle-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { execArgv: [], workerData: texts });
  try {
    const [made] = (await once(thread, 'message')) as [StoredBundle];
    return made;
  } finally {
    await thread.terminate();
  }
}
