import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PanelState, PlanSettings } from '../../domain/assignment/panel-problem.js';
import type { PanelAssignment } from '../../domain/assignment/assign-panel.js';
import type { PlanReport } from '../../domain/assignment/plan-report.js';
import type { Blocking } from '../../domain/assignment/problem.js';

const heapMb = 1024;
/** What is left to do once time is up: a repair, the balance and the report. */
const graceMs = 60_000;

/** What the thread is given, and what it answers. */
export interface PlanTask {
  panels: readonly PanelState[];
  settings: PlanSettings;
  seed: number;
  timeLimitMs: number;
}
/** Of one panel. */
export type PanelAnswer = (PanelAssignment & { report: PlanReport }) | Blocking;
export type PlanMessage = { done: number } | { answers: PanelAnswer[] };

/**
 * Plans a stage in a thread of its own, so that nobody else waits. `told` hears how many panels are done. Null: `signal` stopped it.
 * @throws Error when the thread ends without an answer, or far too late.
 */
export async function planApart(task: PlanTask, told: (done: number) => void, signal: AbortSignal): Promise<PanelAnswer[] | null> {
  // Its program lies beside this one, in the language of this one.
  const program = new URL(`./plan-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  const tooLate = setTimeout(() => void thread.terminate(), task.timeLimitMs + graceMs);
  const stop = () => void thread.terminate();
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) return null;
    thread.postMessage(task, []);
    return await new Promise<PanelAnswer[] | null>((resolve, reject) => {
      thread.on('message', (message: PlanMessage) => ('answers' in message ? resolve(message.answers) : told(message.done)));
      thread.on('error', reject);
      thread.on('exit', () => (signal.aborted ? resolve(null) : reject(new Error('The thread that plans assignments ended too early.'))));
    });
  } finally {
    clearTimeout(tooLate);
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
