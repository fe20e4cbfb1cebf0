import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { sharedPlaces } from '../../domain/final.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayDecideTie, maySettleFinal } from '../../domain/permission/final.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockFinalInTheMaking } from './final-edition.js';
import { factsOfFinal, preparationOf, rowsOf } from './final-inputs.queries.js';
import { lockStages } from './final-settlement.service.js';
import { entriesNumbered } from './score-import.queries.js';
import { TieDecision } from './tie-decision.entity.js';
import type { DecideFinalTieInput } from './tie-decision.input.js';

@Injectable()
export class TieDecisionService {
  constructor(private readonly db: DataSource) {}

  /** Puts entries that would share a place in an order, where the rule leaves that to people. It counts from the next settlement on. */
  async decide(actor: Actor, wish: DecideFinalTieInput): Promise<TieDecision> {
    refuse(mayOrganize(actor, wish.competition));
    refuseProblems(problemsOfReason(wish.reason));
    const numbers = wish.entryNumbers.map(clean);
    return transaction(this.db, async (tx) => {
      await lockFinalInTheMaking(tx, wish.competition, 'pessimistic_write');
      await lockStages(tx, wish.competition);
      const facts = await factsOfFinal(tx, wish.competition);
      refuse(maySettleFinal(preparationOf(facts)));
      const ids = new Map((await entriesNumbered(tx, wish.competition, numbers)).map(({ number, id }) => [number, id]));
      const tied = sharedPlaces(rowsOf({ ...facts!, decisions: [] })).map((group) => group.map(({ entry }) => entry));
      const entries = numbers.map((number) => ids.get(number) ?? number);
      refuse(mayDecideTie(facts!.rule, tied, entries));
      const decision = tx.getRepository(TieDecision).create({
        id: timeOrderedId(),
        competitionId: wish.competition,
        entries: canonicalText(entries),
        reason: clean(wish.reason),
        decidedAt: await databaseNow(tx),
        decidedBy: actor.accountId,
      });
      await tx.getRepository(TieDecision).insert(decision);
      await record(tx, { actor, as: 'ORGANIZER' }, 'tie.decided', wish.competition, { decision: decision.id, entries });
      return decision;
    });
  }

  /** The decisions of an edition, oldest first. */
  ofCompetition(competitionId: string): Promise<TieDecision[]> {
    return this.db.getRepository(TieDecision).find({ where: { competitionId }, order: { decidedAt: 'ASC', id: 'ASC' } });
  }
}
