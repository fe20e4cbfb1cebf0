import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { pageOfWhole } from '../../platform/graphql/connection.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { CommitteeDecision } from './committee-decision.entity.js';
import { RecordDeliberationInput } from './deliberation.input.js';
import { decidedEntriesOf } from './deliberation.queries.js';
import { DeliberationService } from './deliberation.service.js';
import { DecidedEntryLine, DeliberatedEntryConnection, TrackDeliberation } from './deliberation.type.js';
import { withNames } from './named-lines.js';
import type { ResultLoaders } from './result.loaders.js';
import { Settlement } from './settlement.entity.js';

/** A part of the desk, and not of a settlement, which a chair who judges may see too. */
@Resolver(() => OrganizerDesk)
export class DeskDeliberationsResolver {
  constructor(private readonly deliberations: DeliberationService) {}

  @ResolveField('deliberations', () => [TrackDeliberation], {
    description: 'What committees have to talk about, by stage and track, in the settlements that count.',
  })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.deliberations.ofCompetition(desk.competition.id);
  }
}

@Resolver(() => TrackDeliberation)
export class TrackDeliberationResolver {
  @ResolveField(() => Settlement)
  settlement(@Parent() { settlementId }: TrackDeliberation, @Loaders() loaders: ResultLoaders) {
    return loaders.settlementById.load(settlementId);
  }

  @ResolveField(() => Track)
  track(@Parent() { track }: TrackDeliberation, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(track);
  }

  @ResolveField(() => DeliberatedEntryConnection, { description: 'In the order of places.' })
  async entries(
    @Parent() { lines }: TrackDeliberation,
    @Args() page: PageArgs,
    @Loaders() loaders: ResultLoaders,
  ): Promise<DeliberatedEntryConnection> {
    const found = pageOfWhole(lines, page, ({ entry }) => entry);
    return { ...found, nodes: await withNames(found.nodes, loaders) };
  }

  @ResolveField(() => [CommitteeDecision], { description: 'What was decided, oldest first. The last one counts.' })
  decisions(@Parent() { decisions }: TrackDeliberation): CommitteeDecision[] {
    return decisions;
  }
}

@Resolver(() => CommitteeDecision)
export class CommitteeDecisionResolver {
  constructor(private readonly deliberations: DeliberationService) {}

  @Mutation(() => CommitteeDecision, {
    description:
      'Record what a committee decided on entries that lie close together at a quota, the best first, with a reason for each. Settle the stage again then.',
  })
  @SignedIn()
  recordDeliberation(@CurrentActor() actor: Actor, @Args('input') input: RecordDeliberationInput) {
    return this.deliberations.record(actor, input);
  }

  @ResolveField(() => Settlement, { description: 'What the committee looked at.' })
  settlement(@Parent() { settlementId }: CommitteeDecision, @Loaders() loaders: ResultLoaders) {
    return loaders.settlementById.load(settlementId);
  }

  @ResolveField(() => Track)
  track(@Parent() { trackId }: CommitteeDecision, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(trackId);
  }

  @ResolveField(() => [DecidedEntryLine], { description: 'The best first.' })
  entries(@Parent() decision: CommitteeDecision): DecidedEntryLine[] {
    return decidedEntriesOf(decision).map((decided, index) => ({ ...decided, order: index + 1 }));
  }

  @ResolveField(() => Account)
  async decidedBy(@Parent() { decidedBy, stageId }: CommitteeDecision, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    const { competitionId } = await loaders.stageById.load(stageId);
    access.saw('ACCOUNT', 'ACCOUNT', decidedBy, competitionId);
    return loaders.accountById.load(decidedBy);
  }
}

@Resolver(() => DecidedEntryLine)
export class DecidedEntryResolver {
  @ResolveField(() => String)
  async entryNumber(@Parent() { entry }: DecidedEntryLine, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entry)).number;
  }
}
