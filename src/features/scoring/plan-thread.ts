import { parentPort } from 'node:worker_threads';
import { assignPanel } from '../../domain/assignment/assign-panel.js';
import { reportOf } from '../../domain/assignment/plan-report.js';
import { randomStream } from '../../domain/random-stream.js';
import type { PanelAnswer, PlanMessage, PlanTask } from './plan-apart.js';

// The program of the thread that `planApart` starts: one stage, panel by panel, and then it ends.

parentPort!.once('message', ({ panels, settings, seed, timeLimitMs }: PlanTask) => {
  const ends = Date.now() + timeLimitMs;
  const shouldStop = () => Date.now() > ends;
  const seeds = randomStream(seed);
  const answers: PanelAnswer[] = [];
  for (const panel of panels) {
    const plan = assignPanel(panel, settings, Math.floor(seeds() * 2 ** 32), shouldStop);
    answers.push(plan.isFeasible ? { ...plan, report: reportOf(panel, plan.pairs) } : plan);
    tell({ done: answers.length });
  }
  tell({ answers });
});

const tell = (message: PlanMessage) => parentPort!.postMessage(message, []);
