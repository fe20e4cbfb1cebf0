import { Module } from '@nestjs/common';
import { InstructorResolver } from './instructor.resolver.js';
import { InstructorService } from './instructor.service.js';
import { CourseResolver, ProgrammeResolver } from './programme.resolver.js';
import { TraineeMatchResolver } from './trainee-match.resolver.js';
import { TraineeMatchService } from './trainee-match.service.js';
import { TrainingResolver } from './training.resolver.js';
import { TrainingService } from './training.service.js';

@Module({
  providers: [
    TrainingService,
    TrainingResolver,
    ProgrammeResolver,
    CourseResolver,
    InstructorService,
    InstructorResolver,
    TraineeMatchService,
    TraineeMatchResolver,
  ],
})
export class TrainingModule {}
