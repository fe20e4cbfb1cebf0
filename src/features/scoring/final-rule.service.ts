import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { FinalRule as Rule } from '../../domain/final-rule.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayAnnounceFinalRule } from '../../domain/permission/final.js';
import { refuse } from '../../domain/refusal.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import type { EditionCopy } from '../competitions/edition-copies.service.js';
import { Stage } from '../competitions/stage.entity.js';
import { FinalRule } from './final-rule.entity.js';
import { latestFinalRule } from './final-rule.queries.js';
import type { AnnounceFinalRuleInput } from './final-rule.type.js';
import { rubricOf } from './rubric.service.js';

@Injectable()
export class FinalRuleService {
  constructor(private readonly db: DataSource) {}

  /** Announces how the stages of an edition become its final places, as the next version. */
  async announce(actor: Actor, wish: AnnounceFinalRuleInput): Promise<FinalRule> {
    refuse(mayOrganize(actor, wish.competition));
    return transaction(this.db, async (tx) => {
      const { id: competitionId } = await lockCompetition(tx, wish.competition, 'pessimistic_write');
      // Shared, so that no stage is closed and no rubric written meanwhile.
      const lock = { lock: { mode: 'pessimistic_read' }, order: { ordinal: 'ASC' } } as const;
      const stages = await tx.getRepository(Stage).find({ where: { competitionId }, ...lock });
      const known = [];
      for (const { id, ordinal, state } of stages) known.push({ ordinal, state, rubric: await rubricOf(tx, id) });
      const rule = ruleOf(wish.rule);
      refuse(mayAnnounceFinalRule(known, rule));
      const announced = tx.getRepository(FinalRule).create({
        id: randomId(),
        competitionId,
        version: ((await latestFinalRule(tx, competitionId))?.version ?? 0) + 1,
        rule: canonicalText(rule),
        announcedAt: await databaseNow(tx),
        announcedBy: actor.accountId,
      });
      await tx.getRepository(FinalRule).insert(announced);
      const data = { rule: announced.id, version: announced.version, hash: sha256(announced.rule) };
      await record(tx, { actor, as: 'ORGANIZER' }, 'final_rule.announced', competitionId, data);
      return announced;
    });
  }
}

/** What a copied edition takes along: the rule as it was last announced is announced again. */
export async function copyFinalRule(tx: EntityManager, { competition: { from, to }, by }: EditionCopy): Promise<void> {
  const latest = await latestFinalRule(tx, from);
  if (!latest) return;
  const announced = { announcedAt: await databaseNow(tx), announcedBy: by };
  await tx.getRepository(FinalRule).insert({ id: randomId(), competitionId: to, version: 1, rule: latest.rule, ...announced });
}

/** The rule in the domain's words, with nothing else that an input may carry. */
const ruleOf = ({ stages, parts, penalties, decimals, rounding, ranking, tieBreak }: Rule): Rule => ({
  stages: stages.map(({ stage, weight }) => ({ stage, weight })),
  parts: parts.map(({ key, nameKo, nameEn, kind, maxPoints, weight }) => ({
    key,
    nameKo,
    nameEn,
    kind,
    maxPoints,
    weight: weight ?? null,
  })),
  penalties: penalties.map(({ key, nameKo, nameEn, maxPoints }) => ({ key, nameKo, nameEn, maxPoints })),
  decimals,
  rounding,
  ranking,
  tieBreak: tieBreak.map(({ link, stage, key }) => ({ link, stage: stage ?? null, key: key ?? null })),
});
