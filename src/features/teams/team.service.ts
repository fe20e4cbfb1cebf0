import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayActAsCompetitor, mayFormTeams, mayJoinTeams } from '../../domain/permission/team.js';
import { problem, refuseProblems } from '../../domain/problem.js';
import type { Problem } from '../../domain/refusal.js';
import { refuse } from '../../domain/refusal.js';
import { problemsOfTeamName, stateOfSize } from '../../domain/team.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { Track } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { giveConsents, joinRefusals, joining, tellRosterChanged } from './membership.js';
import { MemberRole, MemberState, Team, TeamMember, TeamState } from './team.entity.js';
import type { RegisterTeamInput } from './team.input.js';
import { teamsByName } from './team.queries.js';

@Injectable()
export class TeamService {
  constructor(private readonly db: DataSource) {}

  /** Makes a team, with whoever registers it as its lead. */
  async register(actor: Actor, wish: RegisterTeamInput): Promise<Team> {
    refuse(mayActAsCompetitor(actor, wish.competition));
    return transaction(
      this.db,
      async (tx) => {
        const competition = await lockCompetition(tx, wish.competition, 'pessimistic_read');
        const now = await databaseNow(tx);
        refuse(mayFormTeams({ ...competition, calendar: competition }, now) ?? mayJoinTeams(actor, competition.id));
        refuseProblems([...(await problemsOfTrack(tx, wish)), ...problemsOfTeamName(wish.name)]);
        const lead = { id: timeOrderedId(), role: MemberRole.LEAD, invitedAt: now, ...(await joining(tx, actor, wish.consents, now)) };
        const team = tx.getRepository(Team).create({
          id: timeOrderedId(),
          competitionId: competition.id,
          trackId: wish.track,
          name: clean(wish.name),
          state: TeamState[stateOfSize(competition, 1)],
          createdAt: now,
        });
        await tx.getRepository(Team).insert(team);
        await tx.getRepository(TeamMember).insert({ ...lead, teamId: team.id, competitionId: competition.id });
        await giveConsents(tx, lead.id, wish.consents, now);
        await tellRosterChanged(tx, competition.id);
        await record(tx, { actor, as: 'COMPETITOR' }, 'team.registered', team.id, {
          competition: competition.id,
          track: wish.track,
          member: lead.id,
          consents: wish.consents.map(({ kind }) => kind),
        });
        return team;
      },
      joinRefusals,
    );
  }

  /** The team that the actor is on in an edition, or null. */
  async ofActor(actor: Actor, competitionId: string): Promise<Team | null> {
    refuse(mayActAsCompetitor(actor, competitionId));
    const where = { competitionId, accountId: actor.accountId, state: MemberState.JOINED };
    const member = await this.db.getRepository(TeamMember).findOne({ where, relations: { team: true } });
    return member?.team ?? null;
  }

  /** The member of a team that an account is now, or null. */
  membershipOf(tx: EntityManager, teamId: string, accountId: string): Promise<TeamMember | null> {
    return tx.getRepository(TeamMember).findOneBy({ teamId, accountId, state: MemberState.JOINED });
  }

  /** The teams of an edition by name, in Korean order. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, { first, after }: PageArgs): Promise<Page<Team>> {
    const teams = await teamsByName(this.db.manager, competitionId, decodeCursor(after), first + 1);
    return pageOf(teams, first, await this.db.getRepository(Team).countBy({ competitionId }), (team) => [team.name, team.id]);
  }
}

async function problemsOfTrack(tx: EntityManager, { competition, track }: RegisterTeamInput): Promise<Problem[]> {
  const isThere = await tx.getRepository(Track).existsBy({ id: track, competitionId: competition });
  return isThere ? [] : [problem('track', 'UNKNOWN', '이 대회에 없는 부문입니다.', 'This edition has no such track.')];
}
