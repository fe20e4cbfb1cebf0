import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { maySeeEstimates } from '../../domain/permission/result.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { EntryResultService } from './entry-result.service.js';
import { EntryResult, ScoreExplanation } from './explanation.type.js';
import type { ResultLoaders } from './result.loaders.js';
import { SettledStanding } from './result.types.js';

/** Over the team's own entry: whoever can ask for it is a member. */
@Resolver(() => Entry)
export class ResultsOfEntryResolver {
  constructor(private readonly results: EntryResultService) {}

  @ResolveField('results', () => [EntryResult], {
    nullable: true,
    description: 'What the entry reached in each stage that it was judged in; null before the results are public.',
  })
  ofEntry(@Parent() { id }: Entry, @CurrentActor() actor: Actor) {
    return this.results.ofEntry(actor, id);
  }
}

@Resolver(() => EntryResult)
export class EntryResultResolver {
  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: EntryResult, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }
}

@Resolver(() => SettledStanding)
export class StandingExplanationResolver {
  @ResolveField(() => ScoreExplanation, {
    nullable: true,
    description:
      'How the score came about, as the team will read it. For organisers and auditors, not for a chair who may judge; null without a score.',
  })
  async explanation(
    @Parent() { settlementId, entry }: SettledStanding,
    @CurrentActor() actor: Actor,
    @Loaders() loaders: ResultLoaders & CompetitionLoaders,
  ): Promise<ScoreExplanation | null> {
    const { settlement, explain } = await loaders.explainedSettlement.load(settlementId);
    const { competitionId } = await loaders.stageById.load(settlement.stageId);
    return maySeeEstimates(actor, competitionId) ? null : (explain(entry)?.explanation ?? null);
  }
}
