import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfAiPolicy } from '../../domain/generative-ai.js';
import { mayOrganize, maySetAiPolicy } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { AiPolicyChange } from '../competitions/ai-policy-change.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import type { SetAiPolicyInput } from './ai-policy.input.js';
import { Entry } from './entry.entity.js';

/** What an edition lets teams use generative AI for. Stands here, since the first submission settles it. */
@Injectable()
export class AiPolicyService {
  constructor(private readonly db: DataSource) {}

  async set(actor: Actor, { competition: id, rule, stages, reason }: SetAiPolicyInput): Promise<Competition> {
    refuse(mayOrganize(actor, id));
    refuseProblems([...problemsOfAiPolicy({ rule, stages }), ...problemsOfReason(reason)]);
    return transaction(this.db, async (tx) => {
      // Exclusive: whoever submits at the same moment does so by one policy or the other.
      const competition = await lockCompetition(tx, id, 'pessimistic_write');
      const hasSubmissions = await tx.getRepository(Entry).existsBy({ competitionId: id, number: Not(IsNull()) });
      refuse(maySetAiPolicy(competition.state, hasSubmissions));
      const policy = { aiRule: rule, aiStages: stages };
      await tx.getRepository(Competition).update({ id }, policy);
      const change = { id: timeOrderedId(), competitionId: id, rule, stages, reason: clean(reason) };
      await tx.getRepository(AiPolicyChange).insert({ ...change, changedBy: actor.accountId, changedAt: await databaseNow(tx) });
      await record(tx, { actor, as: 'ORGANIZER' }, 'competition.ai_policy_set', id, { change: change.id, rule, stages });
      return { ...competition, ...policy };
    });
  }

  /** How it was set, oldest first. */
  changes(competitionId: string): Promise<AiPolicyChange[]> {
    return this.db.getRepository(AiPolicyChange).find({ where: { competitionId }, order: { changedAt: 'ASC', id: 'ASC' } });
  }
}
