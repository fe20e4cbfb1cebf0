import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import { refusal, Refused, type RefusalCode } from '../../domain/refusal.js';
import { errorCodeOf } from '../error-code.js';

const heapMb = 1024;
/** Bytes are kept outside of the heap, so its limit does not count them. */
const growthBytes = 1536 * 1024 * 1024;
const spareWaitsMs = 10_000;

/** What a thread answers. */
export type AnswerApart<Result> = { result: Result } | { refused: RefusalCode };

/** What ends the spare threads of every kind. */
const spareEnders: (() => Promise<void>)[] = [];

/** For the end of an instance: until they are gone the process does not end. */
export const endSpareThreads = async (): Promise<void> => void (await Promise.all(spareEnders.map((end) => end())));

/**
 * Work on documents in threads of their own, one document at a time in each. A document can be made so that reading it never ends or takes
 * all the memory there is; a thread can be stopped, and nobody else waits for it.
 */
export class Apart<Task, Result> {
  /**
   * Starting a thread costs more than reading a small report, so one that did well waits a while for the next. One that refused does
   * not: nobody knows in what state a broken document leaves it.
   */
  private spare: Worker | null = null;
  private spareEnds: NodeJS.Timeout | undefined;

  /** @param program of the thread, e.g. `scrub-thread`, which calls `answerApart`; it lies beside the file at the address `beside`. */
  constructor(
    private readonly program: string,
    private readonly beside = import.meta.url,
  ) {
    spareEnders.push(async () => void (await this.takeSpare()?.terminate()));
  }

  /** What the program makes of the task. Refuses as it does, and with FILE_DAMAGED for a document that no limit is enough for. */
  async run(task: Task, patienceMs: number): Promise<Result> {
    const thread = this.takeSpare() ?? this.start();
    const [ends, most] = [Date.now() + patienceMs, process.memoryUsage.rss() + growthBytes];
    const watch = setInterval(() => (Date.now() > ends || process.memoryUsage.rss() > most) && void thread.terminate(), 100);
    try {
      const answered = answerOf<Result>(thread);
      thread.postMessage(task, []);
      const answer = await answered;
      if ('refused' in answer) throw new Refused(refusal(answer.refused));
      this.keepAsSpare(thread);
      return answer.result;
    } finally {
      clearInterval(watch);
      if (this.spare !== thread) await thread.terminate();
    }
  }

  private takeSpare(): Worker | null {
    clearTimeout(this.spareEnds);
    const thread = this.spare;
    this.spare = null;
    thread?.ref();
    return thread;
  }

  private keepAsSpare(thread: Worker): void {
    if (this.spare) return;
    this.spare = thread;
    thread.unref();
    this.spareEnds = setTimeout(() => {
      this.spare = null;
      void thread.terminate();
    }, spareWaitsMs).unref();
  }

  private start(): Worker {
    // In the language of its neighbour.
    const program = new URL(`./${this.program}${extname(this.beside)}`, this.beside);
    const thread = new Worker(program, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    const forget = () => {
      if (this.spare === thread) this.spare = null;
    };
    return thread.on('error', forget).on('exit', forget);
  }
}

/** A thread that is stopped, runs out of memory, or breaks over a document that its reader did not foresee ends without an answer of its own. */
async function answerOf<Result>(thread: Worker): Promise<AnswerApart<Result>> {
  const without: AnswerApart<Result> = { refused: 'FILE_DAMAGED' };
  const asked = new AbortController();
  const answered = once(thread, 'message', { signal: asked.signal }) as Promise<[AnswerApart<Result>]>;
  const ended = once(thread, 'exit', { signal: asked.signal }).then((): [AnswerApart<Result>] => [without]);
  try {
    const [answer] = await Promise.race([answered, ended]);
    return answer;
  } catch (error) {
    // Not the document's doing: the program itself is missing.
    if (/^(ERR_)?MODULE_NOT_FOUND$/.test(String(errorCodeOf(error)))) throw error;
    return without;
  } finally {
    asked.abort();
  }
}
