import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { maySeeOrganizerDesk, mayOrganize } from '../../domain/permission/competition.js';
import { mayChangePanel } from '../../domain/permission/panel.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { Stage } from '../competitions/stage.entity.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { AssignmentRun, AssignmentRunState } from './assignment-run.entity.js';
import type { AssignJudgesInput } from './assignment-run.input.js';

/** Seeds fit into a whole number of 32 bits with a sign. */
const SEEDS = 2 ** 31;

@Injectable()
export class AssignmentRunService {
  constructor(private readonly db: DataSource) {}

  /** Asks for a plan of who judges what in a stage: one at a time. It is made in the background. */
  async ask(actor: Actor, wish: AssignJudgesInput): Promise<AssignmentRun> {
    await stageForOrganizers(this.db, actor, wish.stage);
    return transaction(
      this.db,
      async (tx) => {
        const stage = await lockStage(tx, wish.stage, 'pessimistic_read');
        refuse(mayChangePanel(stage.state));
        const runs = tx.getRepository(AssignmentRun);
        const run = runs.create({
          id: timeOrderedId(),
          stageId: stage.id,
          isDryRun: wish.dryRun,
          seed: wish.seed ?? randomInt(SEEDS),
          settings: wish.settings,
          state: AssignmentRunState.QUEUED,
          progress: 0,
          inputsHash: null,
          report: null,
          askedAt: await databaseNow(tx),
          askedBy: actor.accountId,
          endedAt: null,
        });
        await runs.insert(run);
        await addJob(tx, 'assign-judges', { run: run.id }, `assign-judges:${run.id}`, { queue: 'assign-judges' });
        const data = { stage: stage.id, isDryRun: run.isDryRun, seed: run.seed, settings: { ...run.settings } };
        await record(tx, { actor, as: 'ORGANIZER' }, 'assignment.asked', run.id, data);
        return run;
      },
      { assignment_run_stage_id_idx: 'ASSIGNMENT_GOES_ON' },
    );
  }

  /** Gives up a plan that is not made yet. What is being assigned at this moment is assigned. */
  async cancel(actor: Actor, id: string): Promise<AssignmentRun> {
    await this.forOrganizers(actor, id, mayOrganize);
    return transaction(this.db, async (tx) => {
      const runs = tx.getRepository(AssignmentRun);
      const run = await runs.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (run.endedAt) throw new Refused(refusal('ASSIGNMENT_HAS_ENDED', { state: run.state }));
      const cancelled = { state: AssignmentRunState.CANCELLED, endedAt: await databaseNow(tx) };
      await runs.update({ id }, cancelled);
      await record(tx, { actor, as: 'ORGANIZER' }, 'assignment.cancelled', id, { stage: run.stageId });
      return { ...run, ...cancelled };
    });
  }

  /** A run, for whoever sees the whole desk of its edition. */
  one(actor: Actor, id: string): Promise<AssignmentRun> {
    return this.forOrganizers(actor, id, maySeeOrganizerDesk);
  }

  /** The runs of one of an edition's stages, newest first. Whoever calls has asked who is looking. */
  async ofStage(competitionId: string, stageId: string): Promise<AssignmentRun[]> {
    if (!(await this.db.getRepository(Stage).existsBy({ id: stageId, competitionId }))) throw new Refused(refusal('NOT_FOUND'));
    return this.db.getRepository(AssignmentRun).find({ where: { stageId }, order: { askedAt: 'DESC', id: 'DESC' } });
  }

  private async forOrganizers(actor: Actor, id: string, may: typeof mayOrganize): Promise<AssignmentRun> {
    const run = await this.db.getRepository(AssignmentRun).findOne({ where: { id }, relations: { stage: true } });
    if (!run) throw new Refused(refusal('NOT_FOUND'));
    refuse(may(actor, run.stage.competitionId));
    return run;
  }
}
