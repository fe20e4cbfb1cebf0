import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { PlanPanelInput } from './plan-panel.input.js';
import { PlanPanelService } from './plan-panel.service.js';
import { PanelPlan } from './plan-panel.type.js';

@Resolver()
export class PlanPanelResolver {
  constructor(private readonly plans: PlanPanelService) {}

  @Query(() => PanelPlan, {
    description: 'How well the best entries would be found with so many judges for each, and how many hours that takes: for organisers.',
  })
  @SignedIn()
  planPanel(@CurrentActor() actor: Actor, @Args('input') input: PlanPanelInput) {
    return this.plans.plan(actor, input);
  }
}
