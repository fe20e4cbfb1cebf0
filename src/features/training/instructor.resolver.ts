import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
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
  async nameInstructors(@CurrentActor() actor: Actor, @Args('input') input: NameInstructorsInput, @Accesses() access: Access) {
    const session = await this.instructors.name(actor, input);
    await this.tell(access, [session]);
    return session;
  }

  @ResolveField(() => [TaughtSession], { description: 'The sessions of a course that have been held, and who taught them.' })
  async sessions(@Args() { course }: CourseArgs, @Accesses() access: Access) {
    const sessions = await this.instructors.ofCourse(course);
    await this.tell(access, sessions);
    return sessions;
  }

  /** Instructors who have an account are people whose data is seen; the others are nobody whom Pado knows. */
  private async tell(access: Access, sessions: readonly TaughtSession[]): Promise<void> {
    for (const id of await this.instructors.accountsOf(sessions)) access.saw('ACCOUNT', 'ACCOUNT', id, null);
  }
}
