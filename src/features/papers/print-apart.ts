import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PrintedCertificate } from './certificate-paper.js';

const heapMb = 1024;
const patienceMs = 600_000;

/** What the thread is given, and what it answers. */
export interface PrintTask {
  certificates: readonly PrintedCertificate[];
  at: Date;
}
export type PrintMessage = { done: number } | { bytes: Uint8Array };

/**
 * Draws certificates into one file in a thread of its own. `told` hears how many pages are done. Null: `signal` stopped it.
 * @throws Error when the thread ends without an answer, or far too late.
 */
export async function printApart(task: PrintTask, told: (done: number) => void, signal: AbortSignal): Promise<Buffer | null> {
  // Its program lies beside this one, in the language of this one.
  const program = new URL(`./print-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  const stop = () => void thread.terminate();
  const tooLate = setTimeout(stop, patienceMs);
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) return null;
    thread.postMessage(task, []);
    return await new Promise<Buffer | null>((resolve, reject) => {
      thread.on('message', (message: PrintMessage) => ('bytes' in message ? resolve(Buffer.from(message.bytes)) : told(message.done)));
      thread.on('error', reject);
      thread.on('exit', () => (signal.aborted ? resolve(null) : reject(new Error('The thread that draws certificates ended too early.'))));
    });
  } finally {
    clearTimeout(tooLate);
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
