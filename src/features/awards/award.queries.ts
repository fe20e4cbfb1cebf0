import type { EntityManager } from 'typeorm';
import type { AwardDeparture, AwardRule as Rule, DecidedAward } from '../../domain/award-rule.js';
import { rankingThatCounts, standOf } from '../results/publishable.queries.js';
import { AwardDecision } from './award-decision.entity.js';
import { AwardRule } from './award-rule.entity.js';

/** The awards that hold for an edition; null: none were announced. */
export const latestAwardRule = (tx: EntityManager, competitionId: string): Promise<AwardRule | null> =>
  tx.getRepository(AwardRule).findOne({ where: { competitionId }, order: { version: 'DESC' } });

/** The rule in the domain's words. */
export const awardRuleIn = ({ rule }: Pick<AwardRule, 'rule'>): Rule => JSON.parse(rule) as Rule;

/** A rule as people read it, with which version it is. */
export const announcedRule = (rule: AwardRule) => ({ version: rule.version, announcedAt: rule.announcedAt, ...awardRuleIn(rule) });

/** What was decided, tier by tier in the order of the rule; entries by their ids. */
export const awardsOf = ({ awards }: Pick<AwardDecision, 'awards'>): DecidedAward[] => JSON.parse(awards) as DecidedAward[];

export const departuresOf = ({ departures }: Pick<AwardDecision, 'departures'>): AwardDeparture[] =>
  JSON.parse(departures) as AwardDeparture[];

/** The latest decision that two people made on the awards of an edition; null: there is none. */
export const decisionThatCounts = (tx: EntityManager, competitionId: string): Promise<AwardDecision | null> =>
  tx.getRepository(AwardDecision).findOne({ where: { competitionId, state: 'CONFIRMED' }, order: { version: 'DESC' } });

/** The decision that waits for its second person; null: none does. */
export const pendingDecision = (tx: EntityManager, competitionId: string): Promise<AwardDecision | null> =>
  tx.getRepository(AwardDecision).findOneBy({ competitionId, state: 'DECIDED' });

/** The awards that count, and whether they can be relied on. */
export interface CurrentDecision {
  decision: AwardDecision;
  /** The rule that it was made by. */
  rule: Rule;
  /** Tier by tier in the order of the rule; entries by their ids. */
  awards: DecidedAward[];
  departures: AwardDeparture[];
  /** Whether it follows the ranking that counts, which is not outdated. If not, awards have to be decided again. */
  isCurrent: boolean;
  /** Whether a newer decision waits for its second person. */
  isPending: boolean;
}

/** The latest confirmed decision on the awards of an edition, and how it stands; null: there is none. */
export async function currentDecision(tx: EntityManager, competitionId: string): Promise<CurrentDecision | null> {
  const decision = await decisionThatCounts(tx, competitionId);
  if (!decision) return null;
  const rule = await tx.getRepository(AwardRule).findOneByOrFail({ id: decision.ruleId });
  return {
    decision,
    rule: awardRuleIn(rule),
    awards: awardsOf(decision),
    departures: departuresOf(decision),
    isCurrent: (await rankingNow(tx, competitionId)) === rankingOf(decision),
    isPending: (await pendingDecision(tx, competitionId)) !== null,
  };
}

/** The id of the ranking that a decision follows: of a settlement, or of a final one. */
export const rankingOf = ({ settlementId, finalSettlementId }: Pick<AwardDecision, 'settlementId' | 'finalSettlementId'>): string =>
  settlementId ?? finalSettlementId!;

/** The id of the ranking that awards have to follow; null: there is none, or it would come out of something else now. */
export async function rankingNow(tx: EntityManager, competitionId: string): Promise<string | null> {
  const ranking = await rankingThatCounts(tx, competitionId);
  return ranking && !(await standOf(tx, ranking)).isOutdated ? ranking.settlement.id : null;
}
