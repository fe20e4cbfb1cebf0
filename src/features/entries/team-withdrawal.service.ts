import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayWithdrawTeam } from '../../domain/permission/roster.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfReason } from '../../domain/reason.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { Team, TeamState } from '../teams/team.entity.js';
import { TeamWithdrawal, WithdrawnBy } from '../teams/team-withdrawal.entity.js';
import { lockEntryOfTeam } from './entry-lock.js';
import { Entry, EntryState } from './entry.entity.js';
import type { WithdrawTeamInput } from './entry.input.js';

/** It stands here, above the teams, because the entry goes with its team. */
@Injectable()
export class TeamWithdrawalService {
  constructor(private readonly db: DataSource) {}

  /** Takes a team and its entry out of the competition, for good. To judges the entry is not there from then on. */
  async withdraw(actor: Actor, wish: WithdrawTeamInput): Promise<TeamWithdrawal> {
    return transaction(this.db, async (tx) => {
      const { team, entry, facts, now } = await lockEntryOfTeam(tx, actor.accountId, wish.team, 'pessimistic_write');
      const membership = facts.role && { role: facts.role };
      refuse(mayWithdrawTeam(actor, { team, edition: facts.competition, membership }, now));
      refuseProblems(problemsOfReason(wish.reason));
      await tx.getRepository(Team).update({ id: team.id }, { state: TeamState.WITHDRAWN });
      if (entry) {
        const stays = Not(EntryState.DISQUALIFIED);
        await tx.getRepository(Entry).update({ id: entry.id, state: stays }, { state: EntryState.WITHDRAWN, updatedAt: now });
      }
      const by = membership ? WithdrawnBy.LEAD : WithdrawnBy.ORGANIZER;
      const reason = clean(wish.reason);
      const withdrawal = tx
        .getRepository(TeamWithdrawal)
        .create({ teamId: team.id, by, reason, withdrawnBy: actor.accountId, withdrawnAt: now });
      await tx.getRepository(TeamWithdrawal).insert(withdrawal);
      const as = membership ? 'COMPETITOR' : 'ORGANIZER';
      await record(tx, { actor, as }, 'team.withdrawn', team.id, { entry: entry?.id ?? null });
      return withdrawal;
    });
  }
}
