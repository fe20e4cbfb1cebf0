import { once } from 'node:events';
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
const spareWaitsMs = 10_000;

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
  const thread = takeSpare() ?? start();
  const [ends, most] = [Date.now() + patienceMs, process.memoryUsage.rss() + growthBytes];
  const watch = setInterval(() => (Date.now() > ends || process.memoryUsage.rss() > most) && void thread.terminate(), 100);
  try {
    const answered = answerOf(thread);
    thread.postMessage({ kind, bytes } satisfies ScrubTask, []);
    const answer = await answered;
    if ('refused' in answer) throw new Refused(refusal(answer.refused));
    keepAsSpare(thread);
    return answer.scrubbed && Buffer.from(answer.scrubbed);
  } finally {
    clearInterval(watch);
    if (spare !== thread) await thread.terminate();
  }
}

/**
 * Starting a thread costs more than scrubbing a small report, so one that did well waits a while for the next. One that refused does
 * not: nobody knows in what state a broken document leaves it.
 */
let spare: Worker | null = null;
let spareEnds: NodeJS.Timeout | undefined;

function takeSpare(): Worker | null {
  clearTimeout(spareEnds);
  const thread = spare;
  spare = null;
  thread?.ref();
  return thread;
}

function keepAsSpare(thread: Worker): void {
  if (spare) return;
  spare = thread;
  thread.unref();
  spareEnds = setTimeout(() => {
    spare = null;
    void thread.terminate();
  }, spareWaitsMs).unref();
}

function start(): Worker {
  // Its program lies beside this one, in the language of this one.
  const program = new URL(`./scrub-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  const forget = () => {
    if (spare === thread) spare = null;
  };
  return thread.on('error', forget).on('exit', forget);
}

/** A thread that is stopped or runs out of memory ends without an answer of its own. */
async function answerOf(thread: Worker): Promise<ScrubAnswer> {
  const without: ScrubAnswer = { refused: 'FILE_DAMAGED' };
  const asked = new AbortController();
  const answered = once(thread, 'message', { signal: asked.signal }) as Promise<[ScrubAnswer]>;
  const ended = once(thread, 'exit', { signal: asked.signal }).then((): [ScrubAnswer] => [without]);
  try {
    const [answer] = await Promise.race([answered, ended]);
    return answer;
  } catch (error) {
    if (errorCodeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') return without;
    throw error;
  } finally {
    asked.abort();
  }
}
