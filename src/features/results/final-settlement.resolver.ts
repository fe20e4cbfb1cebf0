import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { changedStandings } from '../../domain/changed-standings.js';
import { sharedPlaces } from '../../domain/final.js';
import { pageOfWhole } from '../../platform/graphql/connection.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs, RankingPageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { FinalSettlement } from './final-settlement.entity.js';
import type { FinalTrackStanding } from './final-inputs.queries.js';
import { FinalSettlementService } from './final-settlement.service.js';
import { FinalStandingConnection, SettleFinalInput, SharedPlace } from './final.types.js';
import { withNames } from './named-lines.js';
import type { ResultLoaders } from './result.loaders.js';
import { ChangedLineConnection } from './result.types.js';

@Resolver(() => OrganizerDesk)
export class DeskFinalsResolver {
  constructor(private readonly finals: FinalSettlementService) {}

  @ResolveField('finalSettlements', () => [FinalSettlement], { description: 'The final rankings of this edition, oldest first.' })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.finals.ofCompetition(desk.competition.id);
  }
}

@Resolver(() => FinalSettlement)
export class FinalSettlementResolver {
  constructor(private readonly finals: FinalSettlementService) {}

  @Mutation(() => FinalSettlement, {
    description:
      'Work the settled stages, imported scores and confirmed penalties of an edition into its final ranking by the announced rule; ' +
      'again, beside the earlier one, once something has changed.',
  })
  @SignedIn()
  settleFinal(@CurrentActor() actor: Actor, @Args('input') input: SettleFinalInput) {
    return this.finals.settle(actor, input.competition);
  }

  @ResolveField(() => FinalStandingConnection, { description: 'The ranking, track by track in the order of places.' })
  async standings(
    @Parent() { rows }: FinalSettlement,
    @Args() page: RankingPageArgs,
    @Loaders() loaders: ResultLoaders,
  ): Promise<FinalStandingConnection> {
    const found = pageOfWhole(standingsIn(rows), page, ({ entry }) => entry);
    return { ...found, nodes: await withNames(found.nodes, loaders) };
  }

  @ResolveField(() => [SharedPlace], { description: 'The places that entries share, since nothing in the rule splits them.' })
  ties(@Parent() { rows }: FinalSettlement): SharedPlace[] {
    return sharedPlaces(standingsIn(rows)).map((group) => {
      const { track, place } = group[0]!;
      return { track, place: place!, entries: group.map(({ entry }) => entry) };
    });
  }

  @ResolveField(() => Boolean, { description: 'Whether it is the one that counts.' })
  async isLatest(@Parent() { id, competitionId }: FinalSettlement, @Loaders() loaders: ResultLoaders): Promise<boolean> {
    return (await loaders.finalSettlementsOf.load(competitionId)).at(-1)?.id === id;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether it would come out of something else now: a stage, imported scores or a penalty changed. Settle it again.',
  })
  isOutdated(@Parent() settlement: FinalSettlement, @Loaders() loaders: ResultLoaders): Promise<boolean> {
    return loaders.hasFinalChanged.load(settlement);
  }

  @ResolveField(() => ChangedLineConnection, {
    description: 'What it changed about the final ranking before, in the order of its places; empty for the first.',
  })
  async changes(
    @Parent() { competitionId, ordinal, rows }: FinalSettlement,
    @Args() page: PageArgs,
    @Loaders() loaders: ResultLoaders,
  ): Promise<ChangedLineConnection> {
    const before = (await loaders.finalSettlementsOf.load(competitionId)).find((earlier) => earlier.ordinal === ordinal - 1);
    const changed = before ? changedStandings(standingsIn(before.rows), standingsIn(rows)) : [];
    return pageOfWhole(changed, page, ({ entry }) => entry);
  }
}

const standingsIn = (rows: string) => JSON.parse(rows) as FinalTrackStanding[];
