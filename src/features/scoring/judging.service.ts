import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type JudgeProgress, mayCloseStage, mayOpenStage } from '../../domain/permission/stage.js';
import { isInTime, phaseAt } from '../../domain/phase.js';
import { isRequired, type Preparation, readinessItems, readinessOf } from '../../domain/readiness.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { Competition } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Stage, StageState } from '../competitions/stage.entity.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { ClosingException } from './closing-exception.entity.js';
import { exceptionsOfStage, judgedEntries } from './closing.queries.js';
import type { CloseStageInput } from './judging.input.js';
import { receptionOf } from '../entries/reception.queries.js';
import { openChallenges } from '../panels/challenge.queries.js';
import { conflictsOfAssigned, preparedEntries, preparedJudges, hasAwardRule, progressOfStage } from './judging.queries.js';
import type { ToldException } from './closing.type.js';
import type { ToldReadiness } from './readiness.type.js';
import { latestRule, rubricOf } from './rubric.service.js';

/** Organisers move a stage; dates only remind. */
@Injectable()
export class JudgingService {
  constructor(private readonly db: DataSource) {}

  /** Lets the judges begin, once everything is in place. What is missing is told all at once. */
  async open(actor: Actor, stageId: string): Promise<Stage> {
    const { competitionId } = await stageForOrganizers(this.db, actor, stageId);
    return transaction(this.db, async (tx) => {
      // The calendar stays as it is until judging has begun.
      const competition = await lockCompetition(tx, competitionId, 'pessimistic_read');
      const stage = await lockStage(tx, stageId, 'pessimistic_write');
      const now = await databaseNow(tx);
      const preparation = await preparationOf(tx, competition, stage, now);
      refuse(mayOpenStage(stage.state, preparation));
      const moved = { state: StageState.OPEN, openedAt: now };
      await tx.getRepository(Stage).update({ id: stage.id }, moved);
      const counts = { entries: preparation.entries.length, judges: preparation.judges.length };
      await record(tx, { actor, as: 'ORGANIZER' }, 'stage.opened', stage.id, counts);
      return { ...stage, ...moved };
    });
  }

  /** Ends judging, once every sheet is submitted or excepted with a reason. From now on no mark changes. */
  async close(actor: Actor, { stage: stageId, exceptions: wished }: CloseStageInput): Promise<Stage> {
    await stageForOrganizers(this.db, actor, stageId);
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, stageId, 'pessimistic_write');
      const exceptions = wished.map(({ judge, ...exception }) => ({ ...exception, judge: judge ?? null }));
      const progress = await progressOfStage(tx, stage.id);
      const entries = await judgedEntries(tx, stage.id);
      refuse(mayCloseStage(stage.state, { progress, entries }, exceptions));
      const moved = { state: StageState.CLOSED, closedAt: await databaseNow(tx) };
      await tx.getRepository(Stage).update({ id: stage.id }, moved);
      const kept = exceptions.map(({ judge, entry, reason }) => ({
        id: timeOrderedId(),
        stageId: stage.id,
        entryId: entry,
        judgeId: judge,
        reason: clean(reason),
        at: moved.closedAt,
        by: actor.accountId,
      }));
      await insertAll(tx, ClosingException, kept);
      const sheets = progress.reduce((sum, { submitted }) => sum + submitted, 0);
      const excepted = kept.map(({ id, judgeId, entryId }) => ({ id, judge: judgeId, entry: entryId }));
      await record(tx, { actor, as: 'ORGANIZER' }, 'stage.closed', stage.id, { sheets, ...(kept.length > 0 && { excepted }) });
      return { ...stage, ...moved };
    });
  }

  /** The sheets that one of an edition's stages was closed without. */
  exceptions(competitionId: string, stageId: string): Promise<ToldException[]> {
    return exceptionsOfStage(this.db.manager, competitionId, stageId);
  }

  /** What one of an edition's stages still lacks before it can be opened, item by item; null once judging has begun. */
  async readiness(competition: Competition, stageId: string): Promise<ToldReadiness[] | null> {
    const stage = await this.db.getRepository(Stage).findOneBy({ id: stageId, competitionId: competition.id });
    if (!stage) throw new Refused(refusal('NOT_FOUND'));
    if (stage.state !== StageState.DRAFT) return null;
    const { manager } = this.db;
    const readiness = readinessOf(await preparationOf(manager, competition, stage, await databaseNow(manager)));
    return readinessItems.map((item) => {
      return { item, isMet: readiness[item].length === 0, isRequired: isRequired(item), problems: readiness[item] };
    });
  }

  /** How far each judge of one of an edition's stages has come: counts, and nothing of what they wrote. */
  async progress(competitionId: string, stageId: string): Promise<JudgeProgress[]> {
    const stage = await this.db.getRepository(Stage).findOneBy({ id: stageId, competitionId });
    if (!stage) throw new Refused(refusal('NOT_FOUND'));
    return progressOfStage(this.db.manager, stage.id);
  }
}

async function preparationOf(tx: EntityManager, competition: Competition, stage: Stage, now: Date): Promise<Preparation> {
  const rule = await latestRule(tx, stage.id);
  return {
    phase: phaseAt({ ...competition, calendar: competition }, now),
    isBlind: stage.isBlind,
    rubric: await rubricOf(tx, stage.id),
    rule: rule && (JSON.parse(rule.rule) as Rule),
    judges: await preparedJudges(tx, stage.id),
    entries: await preparedEntries(tx, stage.id),
    conflicts: await conflictsOfAssigned(tx, stage.id),
    reception: await receptionOf(tx, competition, now),
    challenges: await openChallenges(tx, competition.id),
    hasAwardRule: await hasAwardRule(tx, competition.id),
    slidesUntil: stage.slidesDueAt && isInTime(stage.slidesDueAt, now) ? stage.slidesDueAt : null,
  };
}
