import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import { refusal, Refused, type RefusalCode } from '../../domain/refusal.js';
import { errorCodeOf } from '../error-code.js';
import type { FileKind } from './file-kind.js';

/** An ordinary report takes a second or two, and the largest one less than this. */
const patienceOfServer = 60_000;
const heapMb = 1024;
/** Bytes are kept outside of the heap, so its limit does not count them. */
const growthBytes = 1536 * 1024 * 1024;

/** What the thread is given, and what it answers. */
export interface ScrubTask {
  kind: FileKind;
  bytes: Uint8Array;
}
export type ScrubAnswer = { scrubbed: Uint8Array | null } | { refused: RefusalCode };

/**
 * `scrub` in a thread of its own. A document can be made so that reading it never ends or takes all the memory there is; a thread
 * can be stopped, and nobody else waits for it. Refuses as `scrub` does, and with FILE_DAMAGED for a document that no limit is
 * enough for.
 */
export async function scrubApart(kind: FileKind, bytes: Buffer, patienceMs = patienceOfServer): Promise<Buffer | null> {
  const task: ScrubTask = { kind, bytes };
  // Its program lies beside this one, in the language of this one.
  const program = new URL(`./scrub-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  const [ends, most] = [Date.now() + patienceMs, process.memoryUsage.rss() + growthBytes];
  const watch = setInterval(() => (Date.now() > ends || process.memoryUsage.rss() > most) && void thread.terminate(), 100);
  try {
    return bufferOf(await answerOf(thread));
  } finally {
    clearInterval(watch);
    await thread.terminate();
  }
}

/** A thread that is stopped or runs out of memory ends without an answer of its own. */
const answerOf = (thread: Worker): Promise<ScrubAnswer> =>
  new Promise((resolve, reject) => {
    const without = () => resolve({ refused: 'FILE_DAMAGED' });
    thread.once('message', resolve);
    thread.once('error', (error) => (errorCodeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? without() : reject(error)));
    thread.once('exit', without);
  });

function bufferOf(answer: ScrubAnswer): Buffer | null {
  if ('refused' in answer) throw new Refused(refusal(answer.refused));
  return answer.scrubbed && Buffer.from(answer.scrubbed);
}
