import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { DeclaredInterest } from './conflict.entity.js';
import { DeclareConflictInput, SeatArgs } from './conflict.input.js';
import { InterestService } from './interest.service.js';

@Resolver(() => DeclaredInterest)
export class InterestResolver {
  constructor(private readonly interests: InterestService) {}

  @Query(() => [DeclaredInterest], { description: 'What you have declared in the edition of a stage that you judge in, oldest first.' })
  @SignedIn()
  myDeclaredInterests(@CurrentActor() actor: Actor, @Args() { stage }: SeatArgs) {
    return this.interests.ofActor(actor, stage);
  }

  @Mutation(() => DeclaredInterest, {
    description:
      'Declare what keeps you from judging impartially (이해관계 신고): a department or a person, never a team. You are not told whether it concerns an entry; if it does, you are not given it, or it is taken from you.',
  })
  @SignedIn()
  declareConflict(@CurrentActor() actor: Actor, @Args('input') input: DeclareConflictInput) {
    return this.interests.declare(actor, input);
  }

  @ResolveField(() => String, { nullable: true, description: 'The code of the department; null: none was said.' })
  department(@Parent() { department }: DeclaredInterest): string | null {
    return department?.code ?? null;
  }
}
