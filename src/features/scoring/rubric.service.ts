import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { criteriaNamedBy, type FinalRule as Final } from '../../domain/final-rule.js';
import { mayAnnounceRule, mayWriteRubric } from '../../domain/permission/stage.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { problemsOfRubric, type Rubric as RubricWords } from '../../domain/rubric.js';
import type { SheetDuties } from '../../domain/sheet-duty.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { EditionCopy } from '../competitions/edition-copies.service.js';
import { type Stage, StageRule } from '../competitions/stage.entity.js';
import { lockStage, stageForOrganizers } from '../competitions/stage.service.js';
import { latestFinalRule } from './final-rule.queries.js';
import { Criterion, Rubric } from './rubric.entity.js';
import type { AnnounceStageRuleInput, WriteRubricInput } from './rubric.input.js';
import { insertRubric } from './write-rubric.js';

/** What a stage's judges score on, and how their sheets will become places: both are settled before it opens. */
@Injectable()
export class RubricService {
  constructor(private readonly db: DataSource) {}

  /** Writes the stage's rubric anew, as its next version. */
  async write(actor: Actor, wish: WriteRubricInput): Promise<Rubric> {
    await stageForOrganizers(this.db, actor, wish.stage);
    refuseProblems(problemsOfRubric(wish));
    return transaction(this.db, async (tx) => {
      // Exclusive, so that versions count up, and none comes after the stage has opened.
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      refuse(mayWriteRubric(stage.state, await criteriaDropped(tx, stage, wish)));
      const latest = await latestRubric(tx, stage.id);
      const rubric = await insertRubric(tx, stage.id, (latest?.version ?? 0) + 1, wish);
      await record(tx, { actor, as: 'ORGANIZER' }, 'rubric.written', stage.id, { rubric: rubric.id, version: rubric.version });
      return rubric;
    });
  }

  /** Announces the rule by which the stage will be settled, as its next version. */
  async announce(actor: Actor, wish: AnnounceStageRuleInput): Promise<StageRule> {
    await stageForOrganizers(this.db, actor, wish.stage);
    return transaction(this.db, async (tx) => {
      const stage = await lockStage(tx, wish.stage, 'pessimistic_write');
      const rule = ruleOf(wish.rule);
      refuse(mayAnnounceRule(stage.state, await rubricOf(tx, stage.id), rule));
      const latest = await latestRule(tx, stage.id);
      const announced = tx.getRepository(StageRule).create({
        id: randomId(),
        stageId: stage.id,
        version: (latest?.version ?? 0) + 1,
        rule: canonicalText(rule),
        announcedAt: await databaseNow(tx),
        announcedBy: actor.accountId,
      });
      await tx.getRepository(StageRule).insert(announced);
      const { version } = announced;
      await record(tx, { actor, as: 'ORGANIZER' }, 'rule.announced', stage.id, {
        rule: announced.id,
        version,
        hash: sha256(announced.rule),
      });
      return announced;
    });
  }
}

/** The rubric that holds for a stage; null before one is written. */
export const latestRubric = (tx: EntityManager, stageId: string): Promise<Rubric | null> =>
  tx.getRepository(Rubric).findOne({ where: { stageId }, order: { version: 'DESC' } });

/** The rule that holds for a stage; null before one is announced. */
export const latestRule = (tx: EntityManager, stageId: string): Promise<StageRule | null> =>
  tx.getRepository(StageRule).findOne({ where: { stageId }, order: { version: 'DESC' } });

/** What the announced rule of a stage asks of its sheets. */
export async function dutiesOf(tx: EntityManager, stageId: string): Promise<SheetDuties> {
  const announced = await latestRule(tx, stageId);
  return announced ? (JSON.parse(announced.rule) as Rule) : {};
}

/** In the order of the rubric. */
export const criteriaOf = (tx: EntityManager, rubricId: string): Promise<Criterion[]> =>
  tx.getRepository(Criterion).find({ where: { rubricId }, order: { ordinal: 'ASC' } });

/** By which the announced final rule breaks ties, and which the rubric that is to be written lacks. */
async function criteriaDropped(tx: EntityManager, { competitionId, ordinal }: Stage, { criteria }: RubricWords): Promise<string[]> {
  const announced = await latestFinalRule(tx, competitionId);
  const named = announced ? criteriaNamedBy(JSON.parse(announced.rule) as Final, ordinal) : [];
  return named.filter((key) => !criteria.some((criterion) => criterion.key === key));
}

/** What a copied edition takes along: each stage's rubric as it was last written. */
export async function copyRubrics(tx: EntityManager, { stages }: EditionCopy): Promise<void> {
  for (const [from, to] of stages) {
    const rubric = await rubricOf(tx, from);
    if (rubric) await insertRubric(tx, to, 1, rubric);
  }
}

/** The rubric that holds for a stage, in the domain's words; null before one is written. */
export async function rubricOf(tx: EntityManager, stageId: string): Promise<RubricWords | null> {
  const rubric = await latestRubric(tx, stageId);
  return rubric && { criteria: await criteriaOf(tx, rubric.id) };
}

/** The rule in the domain's words, with nothing else that an input may carry; duties, floors and the like only where there are any. */
const ruleOf = (rule: Rule): Rule => {
  const {
    tally,
    trimLevel,
    drop,
    minJudgesToTrim,
    decimals,
    rounding,
    ranking,
    tieBreak,
    commentDuty: duty,
    lowestMarks,
    floors,
    deliberation,
    commentsReachTeams,
    commentsMayBePublic,
  } = rule;
  return {
    tally,
    trimLevel,
    drop,
    minJudgesToTrim,
    decimals,
    rounding,
    ranking,
    tieBreak: tieBreak.map(({ link, criterion }) => ({ link, criterion: criterion ?? null })),
    ...(duty && { commentDuty: { ...duty, belowPercent: duty.belowPercent ?? null, abovePercent: duty.abovePercent ?? null } }),
    ...(lowestMarks?.length && { lowestMarks: lowestMarks.map(({ criterion, points }) => ({ criterion, points })) }),
    ...(floors?.length && { floors: floors.map(({ criterion, points }) => ({ criterion: criterion ?? null, points })) }),
    ...(deliberation && { deliberation: { fromPercent: deliberation.fromPercent, toPercent: deliberation.toPercent } }),
    ...(commentsReachTeams && { commentsReachTeams }),
    ...(commentsMayBePublic && { commentsMayBePublic }),
  };
};
