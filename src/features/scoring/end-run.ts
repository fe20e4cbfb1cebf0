import type { EntityManager } from 'typeorm';
import { mayChangePanel } from '../../domain/permission/panel.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { lockStage } from '../competitions/stage.service.js';
import { drawBlindCodes } from '../panels/panel.service.js';
import { AssignmentRun, AssignmentRunState } from './assignment-run.entity.js';
import type { PanelAnswer } from './plan-apart.js';
import { type LoadedPanel, type LoadedStage, loadStage } from './planned-stage.js';
import { panelReport } from './planned-panel.js';
import { addAssignments, removeAssignments } from './planning.queries.js';

/** What is to be done for a plan: pairs to make, and assignments to take back. */
interface PlanChanges {
  added: { judgeId: string; entryId: string }[];
  removed: LoadedPanel['assignments'];
}

/**
 * Writes down what became of a run, and assigns the plan unless it was a dry run: under the lock of the stage, and only if everything that
 * it follows from is still as it was read. One that was cancelled meanwhile is left alone.
 */
export async function endRun(tx: EntityManager, run: AssignmentRun, loaded: LoadedStage, answers: readonly PanelAnswer[]): Promise<void> {
  const stage = await lockStage(tx, run.stageId, run.isDryRun ? 'pessimistic_read' : 'pessimistic_write');
  const runs = tx.getRepository(AssignmentRun);
  const { state: stands } = await runs.findOneOrFail({ where: { id: run.id }, lock: { mode: 'pessimistic_write' } });
  if (stands !== AssignmentRunState.RUNNING) return;
  const now = await databaseNow(tx);
  const changes = changesOf(loaded, answers);
  let state = stateOf(answers);
  if (state === AssignmentRunState.DONE && !run.isDryRun) {
    if (mayChangePanel(stage.state) || !(await isAsItWas(tx, run.stageId, loaded, changes))) state = AssignmentRunState.STALE;
    else await assign(tx, run.stageId, changes, now);
  }
  const report = JSON.stringify(loaded.panels.map((panel, index) => panelReport(panel, answers[index]!)));
  await runs.update({ id: run.id }, { state, progress: 100, inputsHash: loaded.hash, report, endedAt: now });
  const data = {
    stage: run.stageId,
    askedBy: run.askedBy,
    isDryRun: run.isDryRun,
    seed: run.seed,
    state,
    added: changes.added.length,
    removed: changes.removed.length,
    drafts: changes.removed.filter(({ work }) => work === 'DRAFT').length,
    inputsHash: loaded.hash,
    planHash: sha256(JSON.stringify(changes.added.map(({ judgeId, entryId }) => [judgeId, entryId]))),
  };
  await record(tx, 'SYSTEM', 'assignment.ended', run.id, data);
}

const stateOf = (answers: readonly PanelAnswer[]): AssignmentRunState =>
  answers.every(({ isFeasible }) => isFeasible) ? AssignmentRunState.DONE : AssignmentRunState.INFEASIBLE;

function changesOf({ panels }: LoadedStage, answers: readonly PanelAnswer[]): PlanChanges {
  const changes: PlanChanges = { added: [], removed: [] };
  for (const [index, { entryIds, judgeIds, standing, assignments }] of panels.entries()) {
    const answer = answers[index]!;
    if (!answer.isFeasible) continue;
    const { added, removed } = answer.report;
    changes.added.push(...added.map(([entry, judge]) => ({ entryId: entryIds[entry]!, judgeId: judgeIds[judge]! })));
    const gone = new Set(removed.map(String));
    changes.removed.push(...assignments.filter((_, at) => gone.has(String(standing[at]!.pair))));
  }
  return changes;
}

/** Judges go on while a plan is made: it is as it was if nothing else has changed, and nobody has begun what would be taken back. */
async function isAsItWas(tx: EntityManager, stageId: string, loaded: LoadedStage, { removed }: PlanChanges): Promise<boolean> {
  const now = await loadStage(tx, stageId);
  if (now.hash !== loaded.hash) return false;
  const workOf = new Map(now.panels.flatMap(({ assignments }) => assignments.map(({ id, work }) => [id, work])));
  return removed.every(({ id, work }) => workOf.get(id) === work);
}

async function assign(tx: EntityManager, stageId: string, { added, removed }: PlanChanges, now: Date): Promise<void> {
  await removeAssignments(
    tx,
    removed.map(({ id }) => id),
  );
  const rows = added.map((pair) => ({ id: randomId(), ...pair }));
  await addAssignments(tx, stageId, rows, now);
  await drawBlindCodes(tx, stageId, [...new Set(added.map(({ entryId }) => entryId))]);
}
