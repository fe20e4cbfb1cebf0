import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { FinalRule as Rule } from '../../domain/final-rule.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Competition } from '../competitions/competition.entity.js';
import type { FinalRule } from './final-rule.entity.js';
import { FinalRuleService } from './final-rule.service.js';
import { AnnouncedFinalRule, AnnounceFinalRuleInput } from './final-rule.type.js';
import type { ScoringLoaders } from './scoring.loaders.js';

const asAnnounced = ({ version, announcedAt, rule }: FinalRule) => ({ version, announcedAt, ...(JSON.parse(rule) as Rule) });

/** What scoring adds to an edition: anybody may read by what its final places are worked out. */
@Resolver(() => Competition)
export class FinalRuleResolver {
  constructor(private readonly rules: FinalRuleService) {}

  @Mutation(() => AnnouncedFinalRule, {
    description: 'Announce how the stages of an edition become its final places, before judging of any stage has ended.',
  })
  @SignedIn()
  async announceFinalRule(@CurrentActor() actor: Actor, @Args('input') input: AnnounceFinalRuleInput) {
    return asAnnounced(await this.rules.announce(actor, input));
  }

  @ResolveField(() => AnnouncedFinalRule, {
    nullable: true,
    description: 'How stages and imported scores become the final places; null: none was announced, and the last stage decides.',
  })
  async finalRule(@Parent() { id }: Competition, @Loaders() loaders: ScoringLoaders) {
    const rule = await loaders.latestFinalRuleOfCompetition.load(id);
    return rule && asAnnounced(rule);
  }
}
