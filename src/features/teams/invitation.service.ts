import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import {
  mayActAsCompetitor,
  mayAnswer,
  mayInvite,
  mayJoinTeams,
  mayLead,
  maySeeInvitation,
  mayStillCompete,
} from '../../domain/permission/team.js';
import { mayTakeIn } from '../../domain/permission/roster.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { mayGrow } from '../../domain/team.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { queueInvitation } from './invitation-mail.service.js';
import { countMembers, editionOf, giveConsents, joinRefusals, joining, lockTeam, settleSize, tellRosterChanged } from './membership.js';
import { MemberRole, MemberState, type Team, TeamMember, TeamState } from './team.entity.js';
import type { AcceptInvitationInput, InviteMemberInput } from './team.input.js';
import { placesOf } from './team.queries.js';
import { TeamService } from './team.service.js';

@Injectable()
export class InvitationService {
  constructor(
    private readonly db: DataSource,
    private readonly teams: TeamService,
  ) {}

  /** Invites whoever signs in with this address. Accounts are not looked at, so the answer cannot tell of any. */
  async invite(actor: Actor, wish: InviteMemberInput): Promise<Team> {
    return transaction(this.db, (tx) => this.inviteIn(tx, actor, wish));
  }

  /** The same as a part of something greater. */
  async inviteIn(tx: EntityManager, actor: Actor, { team: teamId, email }: InviteMemberInput): Promise<Team> {
    const { competition, team } = await lockTeam(tx, teamId);
    const now = await databaseNow(tx);
    refuse(mayLead(actor, team, await this.teams.membershipOf(tx, teamId, actor.accountId)));
    const taken = await countMembers(tx, teamId, [MemberState.INVITED, MemberState.JOINED]);
    refuse(mayTakeIn(editionOf(competition, team), now, { taken, places: await placesOf(tx, team, competition) }));
    const isAskedOrIn = await tx
      .getRepository(TeamMember)
      .existsBy({ teamId, email, state: In([MemberState.INVITED, MemberState.JOINED]) });
    refuse(mayInvite(actor, { email, isAskedOrIn }));
    refuse(mayGrow(competition, taken));
    const member = await invitationOf(tx, team, email, now);
    await queueInvitation(tx, actor, { email, member });
    await record(tx, { actor, as: 'COMPETITOR' }, 'team.member_invited', teamId, { member });
    return team;
  }

  /** The invitations that wait for the actor's answer, of teams that still take part. */
  async ofActor(actor: Actor): Promise<TeamMember[]> {
    const { competitionId } = actor.scope;
    refuse(mayActAsCompetitor(actor, competitionId));
    return this.db.getRepository(TeamMember).find({
      where: {
        email: actor.email,
        state: MemberState.INVITED,
        team: { state: In([TeamState.FORMING, TeamState.REGISTERED]) },
        ...(competitionId && { competitionId }),
      },
      relations: { team: { track: true }, competition: true },
      order: { invitedAt: 'ASC', id: 'ASC' },
    });
  }

  /** Makes the invited person a member, with the consents that this person gives. */
  async accept(actor: Actor, { invitation: id, consents }: AcceptInvitationInput): Promise<Team> {
    return transaction(
      this.db,
      async (tx) => {
        const { competition, team, invitation } = await lockInvitation(tx, actor, id);
        const now = await databaseNow(tx);
        refuse(mayAnswer(invitation) ?? mayStillCompete(team));
        const taken = await countMembers(tx, team.id, [MemberState.JOINED]);
        refuse(mayTakeIn(editionOf(competition, team), now, { taken, places: await placesOf(tx, team, competition) }));
        refuse(mayJoinTeams(actor, competition.id));
        refuse(mayGrow(competition, taken));
        await tx.getRepository(TeamMember).update({ id }, await joining(tx, actor, consents, now));
        await giveConsents(tx, id, consents, now);
        await tellRosterChanged(tx, competition.id);
        const kinds = consents.map(({ kind }) => kind);
        await record(tx, { actor, as: 'COMPETITOR' }, 'team.member_joined', team.id, { member: id, consents: kinds });
        return settleSize(tx, competition, team);
      },
      joinRefusals,
    );
  }

  /** Turns an invitation down. That may be done at any time. */
  async decline(actor: Actor, id: string): Promise<TeamMember> {
    return transaction(this.db, async (tx) => {
      const { invitation } = await lockInvitation(tx, actor, id);
      refuse(mayAnswer(invitation));
      await tx.getRepository(TeamMember).update({ id }, { state: MemberState.DECLINED });
      await record(tx, { actor, as: 'COMPETITOR' }, 'team.invitation_declined', invitation.teamId, { member: id });
      return { ...invitation, state: MemberState.DECLINED };
    });
  }
}

/** An invitation of the actor's as it is once its team is locked: by then it may have been answered. */
async function lockInvitation(tx: EntityManager, actor: Actor, id: string) {
  const invitations = tx.getRepository(TeamMember);
  const found = await invitations.findOneBy({ id });
  if (!found) throw new Refused(refusal('NOT_FOUND'));
  refuse(maySeeInvitation(actor, found));
  const locked = await lockTeam(tx, found.teamId);
  return {
    ...locked,
    invitation: await invitations.findOneOrFail({ where: { id }, relations: { team: { track: true }, competition: true } }),
  };
}

/** Whoever declined before is asked again in the same row, so that a team's list has one line for each person. */
async function invitationOf(tx: EntityManager, team: Team, email: string, now: Date): Promise<string> {
  const members = tx.getRepository(TeamMember);
  const declined = await members.findOneBy({ teamId: team.id, email, state: MemberState.DECLINED });
  const id = declined?.id ?? timeOrderedId();
  const invited = { teamId: team.id, competitionId: team.competitionId, email, role: MemberRole.MEMBER };
  await members.save({
    id,
    ...invited,
    accountId: null,
    departmentId: null,
    state: MemberState.INVITED,
    invitedAt: now,
    joinedAt: null,
    leftAt: null,
  });
  return id;
}
