import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Competition } from '../competitions/competition.entity.js';
import { AwardRuleService } from './award-rule.service.js';
import { AnnouncedAwardRule, AnnounceAwardRuleInput } from './award-rule.type.js';
import type { AwardLoaders } from './award.loaders.js';
import { announcedRule } from './award.queries.js';

/** What awards add to an edition: anybody may read what there is to win, and by what rules. */
@Resolver(() => Competition)
export class AwardRuleResolver {
  constructor(private readonly rules: AwardRuleService) {}

  @Mutation(() => AnnouncedAwardRule, {
    description: 'Announce what awards an edition gives and what comes after them, before judging of any stage has ended.',
  })
  @SignedIn()
  async announceAwardRule(@CurrentActor() actor: Actor, @Args('input') input: AnnounceAwardRuleInput) {
    return announcedRule(await this.rules.announce(actor, input));
  }

  @ResolveField(() => AnnouncedAwardRule, {
    nullable: true,
    description: 'The awards, and what comes after them; null: none were announced, and whoever publishes says which places win.',
  })
  async awardRule(@Parent() { id }: Competition, @Loaders() loaders: AwardLoaders): Promise<AnnouncedAwardRule | null> {
    const rule = await loaders.latestAwardRuleOfCompetition.load(id);
    return rule && announcedRule(rule);
  }
}
