import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayHandOverLead, mayLeaveTeam, mayRemoveMember } from '../../domain/permission/roster.js';
import { refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { depart } from './departure.js';
import { InvitationService } from './invitation.service.js';
import { editionOf, lockTeam } from './membership.js';
import { MemberRole, MemberState, Team, TeamMember } from './team.entity.js';
import type { HandOverLeadInput, RemoveMemberInput, ReplaceMemberInput } from './team.input.js';
import { TeamService } from './team.service.js';
import type { Teammate } from './team.type.js';

/** Who is on a team changes after its registration. */
@Injectable()
export class RosterService {
  constructor(
    private readonly db: DataSource,
    private readonly teams: TeamService,
    private readonly invitations: InvitationService,
  ) {}

  /** The actor leaves. The last one to leave withdraws the team, as nobody is left to do it. */
  async leave(actor: Actor, teamId: string): Promise<Teammate> {
    return transaction(this.db, async (tx) => {
      const { competition, team } = await lockTeam(tx, teamId);
      const now = await databaseNow(tx);
      const member = await this.teams.membershipOf(tx, teamId, actor.accountId);
      const others = await tx.getRepository(TeamMember).countBy({ teamId, state: MemberState.JOINED, accountId: Not(actor.accountId) });
      refuse(mayLeaveTeam(actor, { team, edition: editionOf(competition, team), membership: member }, others, now));
      const consents = await depart(tx, competition, team, member!.id, now);
      await record(tx, { actor, as: 'COMPETITOR' }, 'team.member_left', teamId, { member: member!.id, consents: consents.length });
      const { name } = await tx.getRepository(Account).findOneByOrFail({ id: actor.accountId });
      return { ...member!, state: MemberState.LEFT, name, email: null };
    });
  }

  /** Makes another member the lead. */
  async handOver(actor: Actor, { team: teamId, member: memberId }: HandOverLeadInput): Promise<Team> {
    return transaction(this.db, async (tx) => {
      const { team } = await lockTeam(tx, teamId);
      const lead = await this.teams.membershipOf(tx, teamId, actor.accountId);
      const next = await listed(tx, teamId, memberId);
      refuse(mayHandOverLead(actor, { team, membership: lead }, next));
      // In this order: no moment has two leads.
      await tx.getRepository(TeamMember).update({ id: lead!.id }, { role: MemberRole.MEMBER });
      await tx.getRepository(TeamMember).update({ id: memberId }, { role: MemberRole.LEAD });
      await record(tx, { actor, as: 'COMPETITOR' }, 'team.lead_passed', teamId, { from: lead!.id, to: memberId });
      return team;
    });
  }

  /** The lead takes somebody off the team, or an invitation back. */
  async remove(actor: Actor, wish: RemoveMemberInput): Promise<Team> {
    return transaction(this.db, (tx) => this.takeOff(tx, actor, wish));
  }

  /** The same, and somebody else is asked for the place in one go: no moment in which it could be taken by another. */
  async replace(actor: Actor, { email, ...wish }: ReplaceMemberInput): Promise<Team> {
    return transaction(this.db, async (tx) => {
      await this.takeOff(tx, actor, wish);
      return this.invitations.inviteIn(tx, actor, { team: wish.team, email });
    });
  }

  private async takeOff(tx: EntityManager, actor: Actor, { team: teamId, member: memberId }: RemoveMemberInput): Promise<Team> {
    const { competition, team } = await lockTeam(tx, teamId);
    const now = await databaseNow(tx);
    const lead = await this.teams.membershipOf(tx, teamId, actor.accountId);
    const member = await listed(tx, teamId, memberId);
    refuse(mayRemoveMember(actor, { team, edition: editionOf(competition, team), membership: lead }, member, now));
    if (member!.state === MemberState.INVITED) {
      await tx.getRepository(TeamMember).update({ id: memberId }, { state: MemberState.CANCELLED });
      await record(tx, { actor, as: 'COMPETITOR' }, 'team.invitation_cancelled', teamId, { member: memberId });
      return team;
    }
    const consents = await depart(tx, competition, team, memberId, now);
    await record(tx, { actor, as: 'COMPETITOR' }, 'team.member_removed', teamId, { member: memberId, consents: consents.length });
    return tx.getRepository(Team).findOneByOrFail({ id: teamId });
  }
}

const listed = (tx: EntityManager, teamId: string, id: string): Promise<TeamMember | null> =>
  tx.getRepository(TeamMember).findOneBy({ id, teamId });
