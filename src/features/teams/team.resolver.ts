import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { ownCalendar } from '../../domain/extension.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { Department } from '../accounts/department.entity.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { ConsentService } from './consent.service.js';
import { ConsentText, consentTexts } from './consent.type.js';
import { DeadlineExtension } from './deadline-extension.entity.js';
import { Consent, MemberRole, MemberState, Team } from './team.entity.js';
import { GiveConsentInput, InviteMemberInput, MyTeamArgs, RegisterTeamInput, WithdrawConsentInput } from './team.input.js';
import { InvitationService } from './invitation.service.js';
import type { TeamLoaders } from './team.loaders.js';
import { TeamService } from './team.service.js';
import { Teammate, teammatesFor } from './team.type.js';
import { TeamWithdrawal } from './team-withdrawal.entity.js';

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    private readonly teams: TeamService,
    private readonly invitations: InvitationService,
    private readonly consents: ConsentService,
  ) {}

  @Query(() => [ConsentText], { name: 'consentTexts', description: 'What every member of a team is asked to agree to.' })
  @Public()
  texts() {
    return consentTexts;
  }

  @Query(() => Team, { nullable: true, description: 'The team that you are on in this edition; null if you are on none.' })
  @SignedIn()
  myTeam(@CurrentActor() actor: Actor, @Args() { competition }: MyTeamArgs) {
    return this.teams.ofActor(actor, competition);
  }

  @Mutation(() => Team, { description: 'Register a team, which you lead, while registration is open.' })
  @SignedIn()
  registerTeam(@CurrentActor() actor: Actor, @Args('input') input: RegisterTeamInput) {
    return this.teams.register(actor, input);
  }

  @Mutation(() => Team, {
    description:
      'Invite somebody to the team that you lead: after registration has closed, into a place that has become free. The answer does not tell whether there is such an account.',
  })
  @SignedIn()
  inviteMember(@CurrentActor() actor: Actor, @Args('input') input: InviteMemberInput) {
    return this.invitations.invite(actor, input);
  }

  @Mutation(() => Consent, {
    description: 'Take back a consent of yours. Without the required one you leave the team; who joined first after a lead leads it then.',
  })
  @SignedIn()
  withdrawConsent(@CurrentActor() actor: Actor, @Args('input') input: WithdrawConsentInput) {
    return this.consents.withdraw(actor, input);
  }

  @Mutation(() => Consent, {
    description:
      'Agree to something optional, for the first time or again. It holds from now on: what was destroyed when it was withdrawn does not come back.',
  })
  @SignedIn()
  giveConsent(@CurrentActor() actor: Actor, @Args('input') input: GiveConsentInput) {
    return this.consents.give(actor, input);
  }

  @ResolveField(() => Track)
  track(@Parent() team: Team, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(team.trackId);
  }

  @ResolveField(() => [Teammate], { description: 'Who is on the team, the lead first, and who is invited.' })
  async members(@Parent() team: Team, @CurrentActor() actor: Actor, @Loaders() loaders: TeamLoaders) {
    return teammatesFor(actor.accountId, await loaders.membersOfTeam.load(team.id));
  }

  @ResolveField(() => Boolean, { description: 'Whether you lead it.' })
  async isLead(@Parent() team: Team, @CurrentActor() actor: Actor, @Loaders() loaders: TeamLoaders) {
    const members = await loaders.membersOfTeam.load(team.id);
    return members.some(({ accountId, role, state }) => {
      return accountId === actor.accountId && role === MemberRole.LEAD && state === MemberState.JOINED;
    });
  }

  @ResolveField(() => Date, {
    description: "The last second in which this team may submit: the edition's deadline, or its own if that was extended.",
  })
  async submissionsCloseAt(@Parent() team: Team, @Loaders() loaders: CompetitionLoaders) {
    return ownCalendar(await loaders.competitionById.load(team.competitionId), team.extendedUntil).submissionsCloseAt;
  }

  @ResolveField(() => [DeadlineExtension], { description: 'How the deadline was extended for this team alone, oldest first.' })
  extensions(@Parent() team: Team, @Loaders() loaders: TeamLoaders) {
    return loaders.extensionsOfTeam.load(team.id);
  }

  @ResolveField(() => TeamWithdrawal, { nullable: true, description: 'Null unless the lead or an organiser withdrew the team.' })
  withdrawal(@Parent() team: Team, @Loaders() loaders: TeamLoaders) {
    return loaders.withdrawalOfTeam.load(team.id);
  }

  @ResolveField(() => [Consent], { description: 'What you agreed to as a member, withdrawn consents included.' })
  async myConsents(@Parent() team: Team, @CurrentActor() actor: Actor, @Loaders() loaders: TeamLoaders) {
    const members = await loaders.membersOfTeam.load(team.id);
    const me = members.find(({ accountId, state }) => accountId === actor.accountId && state === MemberState.JOINED);
    return me ? loaders.consentsOfMember.load(me.id) : [];
  }
}

@Resolver(() => Teammate)
export class TeammateResolver {
  @ResolveField(() => Department, { nullable: true, description: 'Where the member worked when joining; null if that is not on record.' })
  department(@Parent() { departmentId }: Teammate, @Loaders() loaders: TeamLoaders) {
    return departmentId && loaders.departmentById.load(departmentId);
  }
}
