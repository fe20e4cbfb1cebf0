import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Competition } from '../competitions/competition.entity.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import type { EntryLoaders } from './entry.loaders.js';
import { SlotRule, SlotRuleChange } from './slot-rule.entity.js';
import { SetFileSlotsInput } from './slot-rule.input.js';
import { SlotRuleService } from './slot-rule.service.js';

@Resolver(() => Competition)
export class SlotRuleResolver {
  constructor(private readonly rules: SlotRuleService) {}

  @Mutation(() => Competition, {
    description:
      'Say what an edition takes in the slots of its entries, with a reason: freely until a team has submitted, later only more than before.',
  })
  @SignedIn()
  setFileSlots(@CurrentActor() actor: Actor, @Args('input') input: SetFileSlotsInput) {
    return this.rules.set(actor, input);
  }

  @ResolveField(() => [SlotRule], { description: 'What teams hand in, slot by slot: the kinds, sizes and pages that are taken.' })
  fileSlots(@Parent() { id }: Competition, @Loaders() loaders: EntryLoaders) {
    return loaders.slotRulesOfCompetition.load(id);
  }
}

@Resolver(() => OrganizerDesk)
export class DeskOfSlotRulesResolver {
  constructor(private readonly rules: SlotRuleService) {}

  @ResolveField(() => [SlotRuleChange], { description: 'How what is taken in the slots was changed, and why, oldest first.' })
  fileSlotChanges(@Parent() { competition }: OrganizerDesk) {
    return this.rules.changes(competition.id);
  }
}
