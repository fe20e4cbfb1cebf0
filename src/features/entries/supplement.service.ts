import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { ownCalendar } from '../../domain/extension.js';
import { mayPrepareJudging, preparingAs } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { mayAskSupplement, mayWithdrawSupplement, problemsOfSupplement } from '../../domain/supplement.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { tellTeam } from '../teams/tell-team.service.js';
import { lockReceived } from './reception-lock.js';
import { standingSupplement } from './reception.queries.js';
import { Supplement } from './supplement.entity.js';
import type { AskSupplementInput, WithdrawSupplementInput } from './supplement.input.js';
import { SUPPLEMENT_ASKED } from './supplement-asked.letter.js';
import { SUPPLEMENT_WITHDRAWN } from './supplement-withdrawn.letter.js';

/** Teams are asked to put right what a look at their entries has shown (보완요청). */
@Injectable()
export class SupplementService {
  constructor(private readonly db: DataSource) {}

  /** Asks one team for parts of its entry, which it may hand in again until a deadline of their own. */
  async ask(actor: Actor, wish: AskSupplementInput): Promise<Supplement> {
    return transaction(this.db, async (tx) => {
      const { competition, team, entry, facts, now } = await lockReceived(tx, actor, wish.entry, mayPrepareJudging);
      const edition = { ...competition, calendar: ownCalendar(competition, team.extendedUntil) };
      const { judgingHasBegun, entryState } = facts;
      refuse(mayAskSupplement({ edition, judgingHasBegun, entryState, supplement: await standingSupplement(tx, entry.id) }, now));
      refuseProblems(problemsOfSupplement(wish, now));
      const { fields, slots, dueAt } = wish;
      const supplement = tx.getRepository(Supplement).create({
        id: timeOrderedId(),
        entryId: entry.id,
        fields,
        slots,
        reason: clean(wish.reason),
        dueAt,
        askedBy: actor.accountId,
        askedAt: now,
        answerId: null,
        withdrawnAt: null,
      });
      await tx.getRepository(Supplement).insert(supplement);
      await tellTeam(tx, team.id, SUPPLEMENT_ASKED, { supplement: supplement.id });
      const data = { supplement: supplement.id, fields, slots, dueAt: dueAt.toISOString() };
      await record(tx, { actor, as: preparingAs(actor, competition.id) }, 'entry.supplement_asked', entry.id, data);
      return supplement;
    });
  }

  /** Takes back what a team was asked for: it cannot hand in any more. What it has handed in already stays. */
  async withdraw(actor: Actor, wish: WithdrawSupplementInput): Promise<Supplement> {
    return transaction(this.db, async (tx) => {
      const found = await tx.getRepository(Supplement).findOneBy({ id: wish.supplement });
      if (!found) throw new Refused(refusal('NOT_FOUND'));
      const { competition, team, entry, now } = await lockReceived(tx, actor, found.entryId, mayPrepareJudging);
      const supplement = await tx.getRepository(Supplement).findOneByOrFail({ id: found.id });
      refuse(mayWithdrawSupplement(supplement, now));
      const withdrawn = { withdrawnAt: now, withdrawnBy: actor.accountId };
      await tx.getRepository(Supplement).update({ id: supplement.id }, withdrawn);
      await tellTeam(tx, team.id, SUPPLEMENT_WITHDRAWN, { supplement: supplement.id });
      const data = { supplement: supplement.id };
      await record(tx, { actor, as: preparingAs(actor, competition.id) }, 'entry.supplement_withdrawn', entry.id, data);
      return { ...supplement, ...withdrawn };
    });
  }
}
