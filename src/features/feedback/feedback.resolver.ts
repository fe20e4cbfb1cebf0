import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { EntryResult } from '../results/explanation.type.js';
import { EntryResultService } from './entry-result.service.js';
import { FeedbackService } from './feedback.service.js';
import { EntryFeedback, StageFeedbackType } from './feedback.type.js';

/** Over the team's own entry: whoever can ask for it is a member. */
@Resolver(() => Entry)
export class FeedbackOfEntryResolver {
  constructor(
    private readonly results: EntryResultService,
    private readonly feedbacks: FeedbackService,
  ) {}

  @ResolveField('results', () => [EntryResult], {
    nullable: true,
    description:
      'What the entry reached in each stage that it was judged in; null before the results are public, and where the organisers chose not to tell ' +
      'teams their places.',
  })
  resultsOf(@Parent() { id }: Entry, @CurrentActor() actor: Actor) {
    return this.results.ofEntry(actor, id);
  }

  @ResolveField(() => EntryFeedback, {
    nullable: true,
    description: 'What your team is told of its entry; null while no results are public.',
  })
  feedback(@Parent() { id }: Entry, @CurrentActor() actor: Actor) {
    return this.feedbacks.ofEntry(actor, id);
  }
}

@Resolver(() => EntryResult)
export class EntryResultResolver {
  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: EntryResult, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }
}

@Resolver(() => StageFeedbackType)
export class StageFeedbackResolver {
  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: StageFeedbackType, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }
}
