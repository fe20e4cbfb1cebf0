import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { TaughtSession } from './instructor.entity.js';
import { CourseArgs, NameInstructorsInput } from './instructor.input.js';
import { InstructorService } from './instructor.service.js';
import { TrainingOffice } from './training.type.js';

@Resolver(() => TrainingOffice)
export class InstructorResolver {
  constructor(private readonly instructors: InstructorService) {}

  @Mutation(() => TaughtSession, { description: 'Name everybody who taught a course session, instead of those named before.' })
  @SignedIn()
  nameInstructors(@CurrentActor() actor: Actor, @Args('input') input: NameInstructorsInput) {
    return this.instructors.name(actor, input);
  }

  @ResolveField(() => [TaughtSession], { description: 'The sessions of a course that have been held, and who taught them.' })
  sessions(@Args() { course }: CourseArgs) {
    return this.instructors.ofCourse(course);
  }
}
