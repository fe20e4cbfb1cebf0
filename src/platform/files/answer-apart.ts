import { parentPort } from 'node:worker_threads';

import { Refused } from '../../domain/refusal.js';
import type { AnswerApart } from './apart.js';

/** The whole of a thread's program that `Apart` starts: `work` on one task after the other. */
export function answerApart<Task, Result>(work: (task: Task) => Promise<Result>): void {
  parentPort!.on('message', (task: Task) => {
    void work(task)
      .then(
        (result): AnswerApart<Result> => ({ result }),
        // Any other error is the reader's, over a document that it did not foresee.
        (error: unknown): AnswerApart<Result> => ({ refused: error instanceof Refused ? error.refusal.code : 'FILE_DAMAGED' }),
      )
      .then((answer) => parentPort!.postMessage(answer, []));
  });
}
