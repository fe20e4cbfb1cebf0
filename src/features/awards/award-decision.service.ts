import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type AwardWish, departuresIn, givenInOrder, problemsOfAwards } from '../../domain/award-decision.js';
import { mayConfirmAwards, mayDecideAwards, mayTurnDownAwards } from '../../domain/permission/award.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { tellOtherOrganizers } from '../competitions/tell-organizers.service.js';
import { lockStages } from '../results/final-settlement.service.js';
import { publishableForOrganizers, standOf } from '../results/publishable.queries.js';
import { AwardDecision } from './award-decision.entity.js';
import type { DecideAwardsInput, TurnDownAwardsInput } from './award-decision.input.js';
import { awardQuestion, type NumberedQuestion } from './award-question.js';
import { awardRuleIn, decisionThatCounts, latestAwardRule, pendingDecision, rankingNow, rankingOf } from './award.queries.js';

/** Which entries get which awards: one organiser decides, another one confirms. */
@Injectable()
export class AwardDecisionService {
  constructor(private readonly db: DataSource) {}

  /** Decides by the ranking that counts, with a reason for every departure from it. It counts once somebody else has confirmed it. */
  async decide(actor: Actor, input: DecideAwardsInput): Promise<AwardDecision> {
    const ranking = await publishableForOrganizers(this.db, actor, input.settlement);
    const { competitionId, isFinal } = ranking;
    if (competitionId !== input.competition) throw new Refused(refusal('NOT_FOUND'));
    return transaction(
      this.db,
      async (tx) => {
        const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
        await lockStages(tx, competitionId);
        const announced = await latestAwardRule(tx, competitionId);
        const isPending = (await pendingDecision(tx, competitionId)) !== null;
        const stand = await standOf(tx, ranking);
        refuse(mayDecideAwards({ ...stand, competitionState: competition.state, hasAwardRule: announced !== null, isPending }));
        const question = await awardQuestion(tx, awardRuleIn(announced!), ranking);
        const wish = cleanWish(input);
        refuseProblems(problemsOfAwards(question, wish));
        const decision = tx.getRepository(AwardDecision).create({
          id: timeOrderedId(),
          competitionId,
          version: (await tx.getRepository(AwardDecision).countBy({ competitionId })) + 1,
          ruleId: announced!.id,
          settlementId: isFinal ? null : ranking.settlement.id,
          finalSettlementId: isFinal ? ranking.settlement.id : null,
          ...asKept(question, wish),
          salt: randomBytes(16).toString('hex'),
          state: 'DECIDED',
          decidedAt: await databaseNow(tx),
          decidedBy: actor.accountId,
          closedAt: null,
          closedBy: null,
          turnedDownBecause: null,
        });
        await tx.getRepository(AwardDecision).insert(decision);
        const data = { settlement: ranking.settlement.id, rule: decision.ruleId, hash: hashOf(decision) };
        await tell(tx, actor, 'awards.decided', decision, data);
        await tellOtherOrganizers(tx, competitionId, 'AWARDS_DECIDED', actor.accountId);
        return decision;
      },
      { award_decision_competition_id_idx: 'AWARDS_PENDING' },
    );
  }

  /** The second organiser: from now on these awards count. */
  confirm(actor: Actor, id: string): Promise<AwardDecision> {
    return this.close(actor, id, async (tx, decision, closed) => {
      const isCurrent = (await rankingNow(tx, decision.competitionId)) === rankingOf(decision);
      refuse(mayConfirmAwards(actor, { ...decision, isCurrent }));
      await tell(tx, actor, 'awards.confirmed', decision, { hash: hashOf(decision) });
      await tellOtherOrganizers(tx, decision.competitionId, 'AWARDS_CONFIRMED', actor.accountId);
      return { ...closed, state: 'CONFIRMED' };
    });
  }

  /** Turns a decision down that waits. It stays on record, and another one can be made. */
  turnDown(actor: Actor, { decision: id, reason }: TurnDownAwardsInput): Promise<AwardDecision> {
    return this.close(actor, id, async (tx, decision, closed) => {
      refuse(mayTurnDownAwards(decision));
      refuseProblems(problemsOfReason(reason));
      const turnedDownBecause = clean(reason);
      await tell(tx, actor, 'awards.turned_down', decision, { hash: sha256(decision.salt + turnedDownBecause) });
      await tellOtherOrganizers(tx, decision.competitionId, 'AWARDS_TURNED_DOWN', actor.accountId);
      return { ...closed, state: 'TURNED_DOWN', turnedDownBecause };
    });
  }

  /** The decisions of an edition, oldest first. */
  ofCompetition(competitionId: string): Promise<AwardDecision[]> {
    return this.db.getRepository(AwardDecision).find({ where: { competitionId }, order: { version: 'ASC' } });
  }

  /** The latest confirmed one; null: there is none. */
  thatCounts(competitionId: string): Promise<AwardDecision | null> {
    return decisionThatCounts(this.db.manager, competitionId);
  }

  private async close(
    actor: Actor,
    id: string,
    changesOf: (tx: EntityManager, decision: AwardDecision, closed: { closedAt: Date; closedBy: string }) => Promise<ClosedDecision>,
  ): Promise<AwardDecision> {
    const found = await this.db.getRepository(AwardDecision).findOneBy({ id });
    refuse(found ? mayOrganize(actor, found.competitionId) : refusal('NOT_FOUND'));
    return transaction(this.db, async (tx) => {
      await lockCompetition(tx, found!.competitionId, 'pessimistic_write');
      await lockStages(tx, found!.competitionId);
      const decision = await tx.getRepository(AwardDecision).findOneByOrFail({ id });
      const changes = await changesOf(tx, decision, { closedAt: await databaseNow(tx), closedBy: actor.accountId });
      await tx.getRepository(AwardDecision).update({ id }, changes);
      return { ...decision, ...changes };
    });
  }
}

type ClosedDecision = Pick<AwardDecision, 'state' | 'closedAt' | 'closedBy'> & { turnedDownBecause?: string };

const cleanWish = ({ awards, departures }: DecideAwardsInput): AwardWish => ({
  awards: awards.map(({ tier, entryNumbers }) => ({ tier, entryNumbers: entryNumbers.map(clean) })),
  departures: departures.map(({ tier, entryNumber, reason }) => {
    return { tier, entryNumber: entryNumber === null || entryNumber === undefined ? null : clean(entryNumber), reason: clean(reason) };
  }),
});

/** With entries by their ids, in the order of the rule and the ranking. */
function asKept(question: NumberedQuestion, wish: AwardWish): Pick<AwardDecision, 'awards' | 'departures'> {
  const idOf = (number: string) => question.entries.get(number)!.id;
  const awards = givenInOrder(question, wish).map(({ tier, entries }) => ({ tier, entries: entries.map(idOf) }));
  const departures = departuresIn(wish).map((departure) => ({ ...departure, entry: departure.entry && idOf(departure.entry) }));
  return { awards: canonicalText(awards), departures: canonicalText(departures) };
}

/** Of what was decided and why, which the audit trail must not tell. */
const hashOf = ({ salt, awards, departures }: AwardDecision): string => sha256(salt + awards + departures);

const tell = (
  tx: EntityManager,
  actor: Actor,
  action: string,
  { id, competitionId, version }: AwardDecision,
  data: object,
): Promise<void> => record(tx, { actor, as: 'ORGANIZER' }, action, competitionId, { decision: id, version, ...data });
