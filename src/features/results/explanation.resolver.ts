import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { maySeeEstimates } from '../../domain/permission/result.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { ScoreExplanation } from './explanation.type.js';
import type { ResultLoaders } from './result.loaders.js';
import { SettledStanding } from './result.types.js';

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
