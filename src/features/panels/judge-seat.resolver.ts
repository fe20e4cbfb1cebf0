import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { currentPledge, JudgeSeatService } from './judge-seat.service.js';
import { SignPledgeInput } from './panel.input.js';
import { JudgeSeat, PledgeText } from './panel.type.js';

@Resolver()
export class JudgeSeatResolver {
  constructor(private readonly seats: JudgeSeatService) {}

  @Query(() => PledgeText, { description: 'The pledge that judges sign before they see anything (보안·청렴 서약).' })
  @Public()
  pledgeText(): PledgeText {
    return currentPledge;
  }

  @Query(() => [JudgeSeat], { description: 'The stages that you judge in, newest edition first.' })
  @SignedIn()
  myStages(@CurrentActor() actor: Actor) {
    return this.seats.seatsOf(actor);
  }

  @Mutation(() => JudgeSeat, { description: 'Sign the pledge for a stage. Signing again changes nothing.' })
  @SignedIn()
  signPledge(@CurrentActor() actor: Actor, @Args('input') input: SignPledgeInput) {
    return this.seats.sign(actor, input);
  }
}
