import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { refusal, refuse } from '../../domain/refusal.js';
import { mayChangeSlotRules, problemsOfSlotRules, type SlotRule as Rule } from '../../domain/slot-rule.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { CompetitionState, type Competition } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from './entry.entity.js';
import { SlotRule, SlotRuleChange } from './slot-rule.entity.js';
import type { SetFileSlotsInput, SlotRuleInput } from './slot-rule.input.js';
import { slotRulesOf } from './slot-rule.queries.js';

const isHistory = (state: CompetitionState): boolean => state === CompetitionState.PUBLISHED || state === CompetitionState.ARCHIVED;

@Injectable()
export class SlotRuleService {
  constructor(private readonly db: DataSource) {}

  /** Says what an edition takes in each slot, with a reason: freely until a team has submitted, later only more than before. */
  async set(actor: Actor, { competition: id, slots, reason }: SetFileSlotsInput): Promise<Competition> {
    refuse(mayOrganize(actor, id));
    const rules = slots.map(ruleOf);
    return transaction(this.db, async (tx) => {
      // Exclusive: what is attached or submitted at the same moment is judged by one set of rules or the other.
      const competition = await lockCompetition(tx, id, 'pessimistic_write');
      refuse(isHistory(competition.state) ? refusal('PHASE_WRONG', { phase: competition.state }) : null);
      const isJudgedBlind = await tx.getRepository(Stage).existsBy({ competitionId: id, isBlind: true });
      refuseProblems([...problemsOfSlotRules(rules, isJudgedBlind), ...problemsOfReason(reason)]);
      const [before] = await slotRulesOf(tx, [id]);
      const hasSubmissions = await tx.getRepository(Entry).existsBy({ competitionId: id, number: Not(IsNull()) });
      refuse(mayChangeSlotRules(before!, rules, hasSubmissions));
      await tx.getRepository(SlotRule).upsert(
        slots.map((slot) => ({ ...slot, maxPages: slot.maxPages ?? null, competitionId: id })),
        ['competitionId', 'slot'],
      );
      const change = { id: timeOrderedId(), competitionId: id, rules: canonicalText(rules), reason };
      await tx.getRepository(SlotRuleChange).insert({ ...change, changedBy: actor.accountId, changedAt: await databaseNow(tx) });
      await record(tx, { actor, as: 'ORGANIZER' }, 'competition.file_slots_set', id, { change: change.id, hasSubmissions });
      return competition;
    });
  }

  /** Every change of what an edition takes, oldest first. */
  changes(competitionId: string): Promise<SlotRuleChange[]> {
    return this.db.getRepository(SlotRuleChange).find({ where: { competitionId }, order: { changedAt: 'ASC', id: 'ASC' } });
  }
}

const ruleOf = ({ slot, isOffered, isRequired, kinds, maxSize, maxPages, takesMacros }: SlotRuleInput): Rule => ({
  slot,
  isOffered,
  isRequired,
  kinds,
  maxSize,
  maxPages: maxPages ?? null,
  takesMacros,
});
