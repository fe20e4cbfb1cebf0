import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Stage } from '../competitions/stage.entity.js';
import { ChallengeService } from './challenge.service.js';
import { ChallengesToDecideArgs, RuleOnChallengeInput } from './chaired-challenge.input.js';
import { ChairedChallenge, ChallengedJudge } from './chaired-challenge.type.js';
import type { PanelLoaders } from './panel.loaders.js';

@Resolver(() => ChairedChallenge)
export class ChairedChallengeResolver {
  constructor(private readonly challenges: ChallengeService) {}

  @Query(() => [ChairedChallenge], {
    description: 'The challenges of an edition that wait for a decision, oldest first, for its chair; without those that may mean you.',
  })
  @SignedIn()
  challengesToDecide(@CurrentActor() actor: Actor, @Args() { competition }: ChallengesToDecideArgs) {
    return this.challenges.forChair(actor, competition);
  }

  @Mutation(() => ChairedChallenge, {
    description: "Decide a team's challenge as the chair, as an organiser does with `decideChallenge`; never one that may mean you.",
  })
  @SignedIn()
  ruleOnChallenge(@CurrentActor() actor: Actor, @Args('input') input: RuleOnChallengeInput) {
    return this.challenges.ruleOn(actor, input);
  }

  @ResolveField(() => [ChallengedJudge], { description: 'The judges of the edition with this name or mail address, stage by stage.' })
  judges(@Parent() { id }: ChairedChallenge, @Loaders() loaders: PanelLoaders) {
    return loaders.challengedJudges.load(id);
  }
}

@Resolver(() => ChallengedJudge)
export class ChallengedJudgeResolver {
  @ResolveField(() => String)
  name(@Parent() { name, accountId, competitionId }: ChallengedJudge, @Accesses() access: Access): string {
    access.saw('ACCOUNT', 'ACCOUNT', accountId, competitionId);
    return name;
  }

  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: ChallengedJudge, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }

  @ResolveField(() => Track)
  track(@Parent() { trackId }: ChallengedJudge, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(trackId);
  }
}
