import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { changedStandings } from '../../domain/changed-standings.js';
import { pageOfWhole } from '../../platform/graphql/connection.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Stage } from '../competitions/stage.entity.js';
import type { ResultLoaders } from './result.loaders.js';
import { ChangedLine, ChangedLineConnection } from './result.types.js';
import { Settlement } from './settlement.entity.js';
import type { TrackStanding } from './settlement.service.js';

/** How a settlement stands to the others of its stage, and to what it was made from. */
@Resolver(() => Settlement)
export class SettlementChangesResolver {
  @ResolveField(() => Stage)
  stage(@Parent() { stageId }: Settlement, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(stageId);
  }

  @ResolveField(() => Boolean, { description: 'Whether it is the one that counts for its stage.' })
  async isLatest(@Parent() { id, stageId }: Settlement, @Loaders() loaders: ResultLoaders): Promise<boolean> {
    return (await loaders.latestSettlementOfStage.load(stageId)) === id;
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether the stage would be settled from something else now: a sheet was corrected, an entry left, or a committee decided. Settle it again.',
  })
  isOutdated(@Parent() settlement: Settlement, @Loaders() loaders: ResultLoaders): Promise<boolean> {
    return loaders.hasSettlementChanged.load(settlement);
  }

  @ResolveField(() => ChangedLineConnection, {
    description: 'What it changed about the settlement before, in the order of its places; empty for the first of a stage.',
  })
  async changes(
    @Parent() settlement: Settlement,
    @Args() page: PageArgs,
    @Loaders() loaders: ResultLoaders,
  ): Promise<ChangedLineConnection> {
    const before = await loaders.standingsBefore.load(settlement);
    const changed = settlement.ordinal === 1 ? [] : changedStandings(before, JSON.parse(settlement.rows) as TrackStanding[]);
    return pageOfWhole(changed, page, ({ entry }) => entry);
  }
}

@Resolver(() => ChangedLine)
export class ChangedLineResolver {
  @ResolveField(() => String)
  async entryNumber(@Parent() { entry }: ChangedLine, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entry)).number;
  }

  @ResolveField(() => Track)
  track(@Parent() { track }: ChangedLine, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(track);
  }
}
