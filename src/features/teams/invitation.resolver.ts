import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import { InvitationService } from './invitation.service.js';
import { MemberRole, MemberState, Team, TeamMember } from './team.entity.js';
import { AcceptInvitationInput, DeclineInvitationInput } from './team.input.js';
import type { TeamLoaders } from './team.loaders.js';
import { Invitation } from './team.type.js';

@Resolver(() => Invitation)
export class InvitationResolver {
  constructor(private readonly invitations: InvitationService) {}

  @Query(() => [Invitation], { description: 'Invitations that wait for your answer, the oldest first.' })
  @SignedIn()
  myInvitations(@CurrentActor() actor: Actor) {
    return this.invitations.ofActor(actor);
  }

  @Mutation(() => Team, {
    description:
      'Join the team that invited you, while registration is open; later, until its submission is due, if a place has become free.',
  })
  @SignedIn()
  acceptInvitation(@CurrentActor() actor: Actor, @Args('input') input: AcceptInvitationInput) {
    return this.invitations.accept(actor, input);
  }

  @Mutation(() => Invitation, { description: 'Decline an invitation. The lead sees that it was declined.' })
  @SignedIn()
  declineInvitation(@CurrentActor() actor: Actor, @Args('input') input: DeclineInvitationInput) {
    return this.invitations.decline(actor, input.invitation);
  }

  @ResolveField(() => Track)
  track(@Parent() { team }: TeamMember) {
    return team.track;
  }

  @ResolveField(() => String)
  teamName(@Parent() { team }: TeamMember) {
    return team.name;
  }

  @ResolveField(() => String, { nullable: true, description: 'Who leads the team and invites; null once nobody does.' })
  async leadName(@Parent() { teamId }: TeamMember, @Loaders() loaders: TeamLoaders) {
    const members = await loaders.membersOfTeam.load(teamId);
    return members.find(({ role, state }) => role === MemberRole.LEAD && state === MemberState.JOINED)?.account?.name ?? null;
  }
}
