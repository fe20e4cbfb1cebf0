import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { SetSlidesDeadlineInput } from './slides-deadline.input.js';
import { SlidesDeadlineService } from './slides-deadline.service.js';
import { Stage } from './stage.entity.js';

@Resolver(() => Stage)
export class SlidesDeadlineResolver {
  constructor(private readonly deadlines: SlidesDeadlineService) {}

  @Mutation(() => Stage, { description: 'Ask those who present for slides until a deadline, or move it, before the presentation begins.' })
  @SignedIn()
  setSlidesDeadline(@CurrentActor() actor: Actor, @Args('input') input: SetSlidesDeadlineInput) {
    return this.deadlines.set(actor, input);
  }
}
