import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { plannedSeats, plannedTotals } from '../../domain/course.js';
import { maySeeTrainingOffice } from '../../domain/permission/training.js';
import { refusal, refuse } from '../../domain/refusal.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { MaybeActor } from '../../platform/session/actor.decorator.js';
import { Course, Programme } from './programme.entity.js';
import type { TrainingLoaders } from './training.loaders.js';

const notOnRecord = 'Null where its courses are not on record.';

@Resolver(() => Programme)
export class ProgrammeResolver {
  @ResolveField(() => [Course], { description: 'By level.' })
  courses(@Parent() programme: Programme, @Loaders() loaders: TrainingLoaders) {
    return loaders.coursesOfProgramme.load(programme.id);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: `Seats (연인원), not people: one person may sit in several courses. ${notOnRecord}`,
  })
  async plannedSeats(@Parent() programme: Programme, @Loaders() loaders: TrainingLoaders): Promise<number | null> {
    const courses = await loaders.coursesOfProgramme.load(programme.id);
    return courses.length > 0 ? plannedTotals(courses).seats : null;
  }

  @ResolveField(() => Int, { nullable: true, description: notOnRecord })
  async plannedSessions(@Parent() programme: Programme, @Loaders() loaders: TrainingLoaders): Promise<number | null> {
    const courses = await loaders.coursesOfProgramme.load(programme.id);
    return courses.length > 0 ? plannedTotals(courses).sessions : null;
  }
}

@Resolver(() => Course)
export class CourseResolver {
  @ResolveField(() => Int, { description: 'Seats (연인원), not people.' })
  plannedSeats(@Parent() course: Course): number {
    return plannedSeats(course);
  }

  @ResolveField(() => Int, {
    description:
      'How many seats were completed (수료), by the records that stand. For training officers and auditors: records are nobody else’s to count.',
  })
  completions(@Parent() course: Course, @MaybeActor() actor: Actor | null, @Loaders() loaders: TrainingLoaders) {
    refuse(actor ? maySeeTrainingOffice(actor) : refusal('SIGN_IN_REQUIRED'));
    return loaders.completionsOfCourse.load(course.id);
  }
}
