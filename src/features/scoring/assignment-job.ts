import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { AssignmentRun, AssignmentRunState } from './assignment-run.entity.js';
import { endRun } from './end-run.js';
import { type PanelAnswer, planApart } from './plan-apart.js';
import { type LoadedStage, loadStage } from './planned-stage.js';

const LOOK_FOR_CANCEL_EVERY_MS = 300;

/** Works out what organisers asked for: reads the stage, has it planned in a thread, and assigns the plan. */
@Injectable()
export class AssignmentJob {
  constructor(private readonly db: DataSource) {}

  /** `assign-judges`. A run that was left by a process that died, or ended, is begun again: the seed makes it the same plan. */
  async take({ run: id }: { run?: unknown }, stopping: AbortSignal): Promise<void> {
    if (typeof id !== 'string') return;
    const run = await this.begin(id);
    if (!run) return;
    try {
      const loaded = await loadStage(this.db.manager, run.stageId);
      const answers = await this.plan(run, loaded, stopping);
      if (answers) await transaction(this.db, (tx) => endRun(tx, run, loaded, answers));
    } catch (error) {
      if (!stopping.aborted) await this.fail(run);
      throw error;
    }
  }

  private async begin(id: string): Promise<AssignmentRun | null> {
    return transaction(this.db, async (tx) => {
      const runs = tx.getRepository(AssignmentRun);
      const run = await runs.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!run || run.endedAt) return null;
      await runs.update({ id }, { state: AssignmentRunState.RUNNING, progress: 0 });
      return run;
    });
  }

  /** Null: it was cancelled. */
  private async plan({ id, seed, settings }: AssignmentRun, { panels }: LoadedStage, stopping: AbortSignal): Promise<PanelAnswer[] | null> {
    const runs = this.db.getRepository(AssignmentRun);
    const cancelled = new AbortController();
    const look = setInterval(() => {
      void runs.existsBy({ id, state: AssignmentRunState.CANCELLED }).then(
        (isCancelled) => isCancelled && cancelled.abort(),
        // A connection that is lost does not end the planning; at the end it is asked again.
        () => undefined,
      );
    }, LOOK_FOR_CANCEL_EVERY_MS);
    const told = (done: number) => {
      const progress = Math.floor((99 * done) / panels.length);
      void runs.update({ id, state: AssignmentRunState.RUNNING }, { progress }).catch(() => undefined);
    };
    const task = {
      panels: panels.map(({ entries, judges, conflicts, standing }) => ({ entries, judges, conflicts, standing })),
      settings,
      seed,
      timeLimitMs: settings.timeLimitSeconds * 1000,
    };
    try {
      const answers = await planApart(task, told, AbortSignal.any([cancelled.signal, stopping]));
      // The queue asks again.
      if (answers === null) stopping.throwIfAborted();
      return answers;
    } finally {
      clearInterval(look);
    }
  }

  private fail({ id, stageId, askedBy, isDryRun, seed }: AssignmentRun): Promise<void> {
    return transaction(this.db, async (tx) => {
      const failed = { state: AssignmentRunState.FAILED, endedAt: await databaseNow(tx) };
      const { affected } = await tx.getRepository(AssignmentRun).update({ id, state: AssignmentRunState.RUNNING }, failed);
      if (affected) await record(tx, 'SYSTEM', 'assignment.ended', id, { stage: stageId, askedBy, isDryRun, seed, state: failed.state });
    });
  }
}
