import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { tellProblems } from '../../platform/csv/import-problem.type.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { CompletedRecord } from './completed-record.type.js';
import { Programme } from './programme.entity.js';
import { ImportTrainingRecordsInput } from './training.input.js';
import { TrainingService } from './training.service.js';
import { ImportTrainingRecordsPayload, TrainingImportConnection, TrainingOffice } from './training.type.js';

@Resolver(() => TrainingOffice)
export class TrainingResolver {
  constructor(private readonly training: TrainingService) {}

  @Query(() => TrainingOffice, { description: 'The desk of the training officers; auditors may read it.' })
  @SignedIn()
  trainingOffice(@CurrentActor() actor: Actor) {
    return this.training.office(actor);
  }

  @Query(() => [Programme], {
    description: 'The training programmes with their courses, one a year, newest first: what is planned, and how many seats were filled.',
  })
  @Public()
  trainingProgrammes() {
    return this.training.programmes();
  }

  @Query(() => [CompletedRecord], { description: 'The courses that you completed, by what the training office has told so far.' })
  @SignedIn()
  myTrainingHistory(@CurrentActor() actor: Actor) {
    return this.training.ownHistory(actor);
  }

  @Mutation(() => ImportTrainingRecordsPayload, {
    description: 'Take in a file of training records, the whole of it or, with problems, nothing.',
  })
  @SignedIn()
  async importTrainingRecords(
    @CurrentActor() actor: Actor,
    @Args('input') input: ImportTrainingRecordsInput,
  ): Promise<ImportTrainingRecordsPayload> {
    return tellProblems(await this.training.import(actor, input.file));
  }

  @ResolveField(() => [Programme], { description: 'One a year, newest first.' })
  programmes() {
    return this.training.programmes();
  }

  @ResolveField(() => TrainingImportConnection, { description: 'Files that were taken in, newest first.' })
  imports(@Args() page: PageArgs) {
    return this.training.imports(page);
  }
}
