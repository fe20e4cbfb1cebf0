import { Module } from '@nestjs/common';
import { CourseResolver, ProgrammeResolver } from './programme.resolver.js';
import { TrainingResolver } from './training.resolver.js';
import { TrainingService } from './training.service.js';

@Module({ providers: [TrainingService, TrainingResolver, ProgrammeResolver, CourseResolver] })
export class TrainingModule {}
