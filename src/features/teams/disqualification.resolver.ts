import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Disqualification, TeamDisqualification } from './disqualification.entity.js';
import {
  ConfirmDisqualificationInput,
  ConfirmReinstatementInput,
  DisqualifyTeamInput,
  ReinstateTeamInput,
  TurnDownDisqualificationInput,
} from './disqualification.input.js';
import { DisqualificationService } from './disqualification.service.js';
import { Team } from './team.entity.js';
import type { TeamLoaders } from './team.loaders.js';
import { RegisteredTeam } from './team.type.js';

@Resolver(() => Disqualification)
export class DisqualificationResolver {
  constructor(private readonly disqualifications: DisqualificationService) {}

  @Mutation(() => Disqualification, {
    description: 'Propose to disqualify a team (실격), until the result is published. It counts once a second organiser has confirmed it.',
  })
  @SignedIn()
  disqualifyTeam(@CurrentActor() actor: Actor, @Args('input') input: DisqualifyTeamInput) {
    return this.disqualifications.propose(actor, input);
  }

  @Mutation(() => Disqualification, {
    description:
      "Confirm another organiser's proposal to disqualify a team. Judges lose its entry at once, it counts nowhere any more, and the team is told why.",
  })
  @SignedIn()
  confirmDisqualification(@CurrentActor() actor: Actor, @Args('input') input: ConfirmDisqualificationInput) {
    return this.disqualifications.confirm(actor, input.disqualification);
  }

  @Mutation(() => Disqualification, { description: 'Propose to take a disqualified team in again, until the result is published.' })
  @SignedIn()
  reinstateTeam(@CurrentActor() actor: Actor, @Args('input') input: ReinstateTeamInput) {
    return this.disqualifications.reinstate(actor, input);
  }

  @Mutation(() => Disqualification, {
    description: "Confirm another organiser's proposal to take a team in again. Its sheets count as they are, and the team is told.",
  })
  @SignedIn()
  confirmReinstatement(@CurrentActor() actor: Actor, @Args('input') input: ConfirmReinstatementInput) {
    return this.disqualifications.confirmReinstatement(actor, input.disqualification);
  }

  @Mutation(() => Disqualification, {
    description: 'Turn down a proposal, to disqualify a team or to take it in again; also your own.',
  })
  @SignedIn()
  turnDownDisqualification(@CurrentActor() actor: Actor, @Args('input') input: TurnDownDisqualificationInput) {
    return this.disqualifications.turnDown(actor, input);
  }

  @ResolveField(() => Account)
  proposedBy(@Parent() { proposedBy }: Disqualification, @Loaders() loaders: CompetitionLoaders) {
    return loaders.accountById.load(proposedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who confirmed it or turned it down; null while it is proposed.' })
  decidedBy(@Parent() { decidedBy }: Disqualification, @Loaders() loaders: CompetitionLoaders) {
    return decidedBy && loaders.accountById.load(decidedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who proposed to take the team in again; null: nobody.' })
  reinstatementProposedBy(@Parent() found: Disqualification, @Loaders() loaders: CompetitionLoaders) {
    return found.reinstatementProposedBy && loaders.accountById.load(found.reinstatementProposedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who took the team in again, as the second; null: nobody did.' })
  reinstatedBy(@Parent() { reinstatedBy }: Disqualification, @Loaders() loaders: CompetitionLoaders) {
    return reinstatedBy && loaders.accountById.load(reinstatedBy);
  }
}

/** Over the row of the team. */
@Resolver(() => RegisteredTeam)
export class DisqualificationsOfTeamResolver {
  @ResolveField(() => [Disqualification], { description: 'Every disqualification of the team, proposed ones too, the latest first.' })
  disqualifications(@Parent() team: Team, @Loaders() loaders: TeamLoaders) {
    return loaders.disqualificationsOfTeam.load(team.id);
  }
}

/** The team hears of what counts, and of no proposal. */
@Resolver(() => Team)
export class OwnDisqualificationResolver {
  @ResolveField(() => TeamDisqualification, { nullable: true, description: 'Null unless the team is disqualified.' })
  async disqualification(@Parent() team: Team, @Loaders() loaders: TeamLoaders) {
    return (await loaders.disqualificationsOfTeam.load(team.id)).find(({ state }) => state === 'STANDING') ?? null;
  }
}
