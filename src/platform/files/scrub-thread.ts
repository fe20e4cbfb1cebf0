import { parentPort } from 'node:worker_threads';

import { Refused } from '../../domain/refusal.js';
import type { ScrubAnswer, ScrubTask } from './scrub-apart.js';
import { scrub } from './scrub.js';

// The program of the thread that `scrubApart` starts: one document after the other.

parentPort!.on('message', ({ kind, bytes }: ScrubTask) => {
  void scrub(kind, Buffer.from(bytes))
    .then(
      (scrubbed): ScrubAnswer => ({ scrubbed }),
      // Any other error is the reader's, over a document that it did not foresee.
      (error: unknown): ScrubAnswer => ({ refused: error instanceof Refused ? error.refusal.code : 'FILE_DAMAGED' }),
    )
    .then((answer) => parentPort!.postMessage(answer, []));
});
