import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { maySeeEstimates } from '../../domain/permission/result.js';
import { pageOfWhole } from '../../platform/graphql/connection.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { numbered, withNames } from './named-lines.js';
import { SettledStandingsArgs, SettleStageInput } from './result.input.js';
import type { ResultLoaders } from './result.loaders.js';
import { SettledStanding, SettledStandingConnection } from './result.types.js';
import { Settlement } from './settlement.entity.js';
import { SettlementService, type TrackStanding } from './settlement.service.js';

@Resolver(() => OrganizerDesk)
export class OrganizerSettlementsResolver {
  constructor(private readonly settlements: SettlementService) {}

  @ResolveField('settlements', () => [Settlement], { description: 'What the stages of this edition were settled into, oldest first.' })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.settlements.ofCompetition(desk.competition.id);
  }
}

@Resolver(() => Settlement)
export class SettlementResolver {
  constructor(private readonly settlements: SettlementService) {}

  @Mutation(() => Settlement, {
    description:
      "Work a closed stage's sheets into its ranking by the announced rule; again, beside the earlier ranking, once something has changed.",
  })
  @SignedIn()
  settleStage(@CurrentActor() actor: Actor, @Args('input') input: SettleStageInput) {
    return this.settlements.settle(actor, input.stage);
  }

  @ResolveField(() => SettledStandingConnection, { description: 'The ranking, track by track in the order of places.' })
  async standings(
    @Parent() settlement: Settlement,
    @Args() page: SettledStandingsArgs,
    @CurrentActor() actor: Actor,
    @Loaders() loaders: ResultLoaders & CompetitionLoaders,
  ): Promise<SettledStandingConnection> {
    const { competitionId } = await loaders.stageById.load(settlement.stageId);
    const told = maySeeEstimates(actor, competitionId) ? withoutEstimates : wholeLine;
    const rows = JSON.parse(settlement.rows) as TrackStanding[];
    const asked = page.entryNumber ? await numbered(rows, page.entryNumber, loaders) : rows;
    const found = pageOfWhole(asked, page, ({ entry }) => entry);
    return {
      ...found,
      nodes: await withNames(
        found.nodes.map((line) => ({ ...told(line), settlementId: settlement.id })),
        loaders,
      ),
    };
  }
}

/** Engine 1 knew no floors, and engines 1 and 2 estimated nothing. */
const wholeLine = (line: TrackStanding) => ({
  ...line,
  belowFloors: line.belowFloors ?? [],
  criterionMeans: line.criterionMeans ?? [],
  adjusted: line.adjusted ?? null,
  standardError: line.standardError ?? null,
  rankInterval: line.rankInterval ?? null,
  chanceOfTopK: line.chanceOfTopK ?? null,
  sensitivity: line.sensitivity ?? [],
  leaveOneOut: line.leaveOneOut ?? null,
});

const withoutEstimates = (line: TrackStanding) => ({
  ...wholeLine(line),
  adjusted: null,
  standardError: null,
  rankInterval: null,
  chanceOfTopK: null,
  sensitivity: [],
  leaveOneOut: null,
});

@Resolver(() => SettledStanding)
export class SettledStandingResolver {
  @ResolveField(() => Track)
  track(@Parent() standing: SettledStanding, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(standing.track);
  }
}
