import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { AwardRule as Rule } from '../../domain/award-rule.js';
import { mayAnnounceAwardRule } from '../../domain/permission/award.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Track } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import type { EditionCopy } from '../competitions/edition-copies.service.js';
import { lockStages } from '../results/final-settlement.service.js';
import { AwardRule } from './award-rule.entity.js';
import type { AnnounceAwardRuleInput } from './award-rule.type.js';
import { latestAwardRule } from './award.queries.js';

@Injectable()
export class AwardRuleService {
  constructor(private readonly db: DataSource) {}

  /** Announces what awards an edition gives, and what comes after them, as the next version. */
  async announce(actor: Actor, wish: AnnounceAwardRuleInput): Promise<AwardRule> {
    refuse(mayOrganize(actor, wish.competition));
    return transaction(this.db, async (tx) => {
      const { id: competitionId } = await lockCompetition(tx, wish.competition, 'pessimistic_write');
      // Shared, so that no stage is closed meanwhile.
      const stages = (await lockStages(tx, competitionId)).map(({ state }) => state);
      const tracks = (await tx.getRepository(Track).findBy({ competitionId })).map(({ ordinal }) => ordinal);
      const rule = ruleOf(wish.rule);
      refuse(mayAnnounceAwardRule({ stages, tracks }, rule));
      const announced = tx.getRepository(AwardRule).create({
        id: randomId(),
        competitionId,
        version: ((await latestAwardRule(tx, competitionId))?.version ?? 0) + 1,
        rule: canonicalText(rule),
        announcedAt: await databaseNow(tx),
        announcedBy: actor.accountId,
      });
      await tx.getRepository(AwardRule).insert(announced);
      const data = { rule: announced.id, version: announced.version, hash: sha256(announced.rule) };
      await record(tx, { actor, as: 'ORGANIZER' }, 'award_rule.announced', competitionId, data);
      return announced;
    });
  }
}

/** What a copied edition takes along: the awards as they were last announced are announced again. */
export async function copyAwardRule(tx: EntityManager, { competition: { from, to }, by }: EditionCopy): Promise<void> {
  const latest = await latestAwardRule(tx, from);
  if (!latest) return;
  const announced = { announcedAt: await databaseNow(tx), announcedBy: by };
  await tx.getRepository(AwardRule).insert({ id: randomId(), competitionId: to, version: 1, rule: latest.rule, ...announced });
}

/** The rule in the domain's words, with nothing else that an input may carry. */
const ruleOf = ({ tiers, onRemoval, verificationDays, appeals, revocationYears, isBundlePublic }: Rule): Rule => ({
  tiers: tiers.map(({ key, nameKo, nameEn, quota, floor, track, onTie }) => {
    return { key, nameKo: clean(nameKo), nameEn: clean(nameEn), quota, floor: floor ?? null, track: track ?? null, onTie };
  }),
  onRemoval,
  verificationDays,
  appeals: {
    days: appeals.days,
    grounds: appeals.grounds.map(({ key, nameKo, nameEn }) => ({ key, nameKo: clean(nameKo), nameEn: clean(nameEn) })),
  },
  revocationYears,
  isBundlePublic,
});
