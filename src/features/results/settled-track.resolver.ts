import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { maySeeEstimates } from '../../domain/permission/result.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Judge } from '../panels/panel.entity.js';
import type { PanelLoaders } from '../panels/panel.loaders.js';
import { JudgeEffect, SettledTrack } from './settled-track.type.js';
import { Settlement } from './settlement.entity.js';
import type { TrackSummaryOf } from './settlement.service.js';

/** What a settlement says of its tracks, beside the places. */
@Resolver(() => Settlement)
export class SettledTracksResolver {
  @ResolveField('tracks', () => [SettledTrack], {
    description:
      'What the places of each track follow from; empty in settlements from before adjusted scores (engines 1 and 2), and for a chair, who may judge.',
  })
  async ofSettlement(
    @Parent() { summary, stageId }: Settlement,
    @CurrentActor() actor: Actor,
    @Loaders() loaders: CompetitionLoaders,
  ): Promise<SettledTrack[]> {
    if (maySeeEstimates(actor, (await loaders.stageById.load(stageId)).competitionId)) return [];
    return (JSON.parse(summary ?? '[]') as TrackSummaryOf[]).map(({ model, judges, ...told }) => ({
      ...told,
      varianceComponents: model && { judges: model.varJudge, residual: model.varResidual },
      meanStandardError: model?.meanStandardError ?? null,
      reliability: model?.reliability ?? null,
      judgeEffects: judges,
    }));
  }
}

@Resolver(() => SettledTrack)
export class SettledTrackResolver {
  @ResolveField(() => Track)
  track(@Parent() { track }: SettledTrack, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(track);
  }
}

@Resolver(() => JudgeEffect)
export class JudgeEffectResolver {
  @ResolveField(() => Judge)
  judge(@Parent() { judge }: JudgeEffect, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(judge);
  }
}
