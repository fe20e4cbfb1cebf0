import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { AdvanceQuota } from './advance-quota.entity.js';
import { SetAdvanceQuotasInput } from './advance-quota.input.js';
import { AdvanceQuotaService } from './advance-quota.service.js';
import type { CompetitionLoaders } from './competition.loaders.js';
import { Stage } from './stage.entity.js';

@Resolver(() => Stage)
export class AdvanceQuotaResolver {
  constructor(private readonly quotas: AdvanceQuotaService) {}

  @Mutation(() => Stage, { description: 'Announce how many entries of each track go on from a stage, before judging begins.' })
  @SignedIn()
  setAdvanceQuotas(@CurrentActor() actor: Actor, @Args('input') input: SetAdvanceQuotasInput) {
    return this.quotas.set(actor, input);
  }

  @ResolveField(() => [AdvanceQuota], { description: 'How many entries go on, by track; of a track that is not there, all go on.' })
  advanceQuotas(@Parent() stage: Stage, @Loaders() loaders: CompetitionLoaders) {
    return loaders.quotasOfStage.load(stage.id);
  }
}
