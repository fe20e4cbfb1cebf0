import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { AiPolicyChange } from '../competitions/ai-policy-change.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { SetAiPolicyInput } from './ai-policy.input.js';
import { AiPolicyService } from './ai-policy.service.js';

@Resolver(() => OrganizerDesk)
export class AiPolicyResolver {
  constructor(private readonly policies: AiPolicyService) {}

  @Mutation(() => Competition, {
    description: 'Say what teams may use generative AI for, with a reason, before the first entry is submitted.',
  })
  @SignedIn()
  setAiPolicy(@CurrentActor() actor: Actor, @Args('input') input: SetAiPolicyInput) {
    return this.policies.set(actor, input);
  }

  @ResolveField(() => [AiPolicyChange], { description: 'How the policy on generative AI was set, oldest first.' })
  aiPolicyChanges(@Parent() { competition }: OrganizerDesk) {
    return this.policies.changes(competition.id);
  }
}
