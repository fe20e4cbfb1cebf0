import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { RosterService } from './roster.service.js';
import { Team } from './team.entity.js';
import { HandOverLeadInput, LeaveTeamInput, RemoveMemberInput, ReplaceMemberInput } from './team.input.js';
import { Teammate } from './team.type.js';

/** Who is on a team changes. */
@Resolver()
export class RosterResolver {
  constructor(private readonly roster: RosterService) {}

  @Mutation(() => Teammate, {
    description:
      'Leave your team, until its submission is due; your consents end with it. A lead hands over first. Whoever leaves last withdraws the team.',
  })
  @SignedIn()
  leaveTeam(@CurrentActor() actor: Actor, @Args('input') input: LeaveTeamInput) {
    return this.roster.leave(actor, input.team);
  }

  @Mutation(() => Team, { description: 'Make another member the lead of the team that you lead.' })
  @SignedIn()
  handOverLead(@CurrentActor() actor: Actor, @Args('input') input: HandOverLeadInput) {
    return this.roster.handOver(actor, input);
  }

  @Mutation(() => Team, {
    description: 'Take a member off the team that you lead, or an invitation back, until its submission is due.',
  })
  @SignedIn()
  removeMember(@CurrentActor() actor: Actor, @Args('input') input: RemoveMemberInput) {
    return this.roster.remove(actor, input);
  }

  @Mutation(() => Team, {
    description: 'Take a member off the team that you lead and invite somebody in this place, until its submission is due.',
  })
  @SignedIn()
  replaceMember(@CurrentActor() actor: Actor, @Args('input') input: ReplaceMemberInput) {
    return this.roster.replace(actor, input);
  }
}
