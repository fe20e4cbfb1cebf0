import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { pageOfWhole } from '../../platform/graphql/connection.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Stage } from '../competitions/stage.entity.js';
import { Advancement } from './advancement.entity.js';
import { AdvanceEntriesInput, UndoAdvancementInput } from './advancement.input.js';
import { AdvancementService } from './advancement.service.js';
import { AdvancedLine, AdvancedLineConnection, DecidedTie } from './advancement.type.js';
import type { ResultLoaders } from './result.loaders.js';
import { Settlement } from './settlement.entity.js';

@Resolver(() => OrganizerDesk)
export class OrganizerAdvancementsResolver {
  constructor(private readonly advancements: AdvancementService) {}

  @ResolveField('advancements', () => [Advancement], { description: 'Who went on from stage to stage, oldest first.' })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.advancements.ofCompetition(desk.competition.id);
  }
}

@Resolver(() => Advancement)
export class AdvancementResolver {
  constructor(private readonly advancements: AdvancementService) {}

  @Mutation(() => Advancement, {
    description:
      'Let the best entries of a settled stage go on to the next. Refused, with their names, while entries tie at the last place, or wait for a committee to decide on them.',
  })
  @SignedIn()
  advanceEntries(@CurrentActor() actor: Actor, @Args('input') input: AdvanceEntriesInput) {
    return this.advancements.advance(actor, input);
  }

  @Mutation(() => Advancement, {
    description: 'Take an advancement back, before the next stage begins; assignments and a draw there go with it.',
  })
  @SignedIn()
  undoAdvancement(@CurrentActor() actor: Actor, @Args('input') input: UndoAdvancementInput) {
    return this.advancements.undo(actor, input);
  }

  @ResolveField(() => Stage)
  fromStage(@Parent() { fromStageId }: Advancement, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(fromStageId);
  }

  @ResolveField(() => Stage)
  toStage(@Parent() { toStageId }: Advancement, @Loaders() loaders: CompetitionLoaders) {
    return loaders.stageById.load(toStageId);
  }

  @ResolveField(() => Settlement, { description: 'What it was decided on.' })
  settlement(@Parent() { settlementId }: Advancement, @Loaders() loaders: ResultLoaders) {
    return loaders.settlementById.load(settlementId);
  }

  @ResolveField(() => Boolean, { description: 'Whether it holds, but the stage was settled again since.' })
  async isOutdated(@Parent() { fromStageId, settlementId, undoneAt }: Advancement, @Loaders() loaders: ResultLoaders): Promise<boolean> {
    return undoneAt === null && (await loaders.latestSettlementOfStage.load(fromStageId)) !== settlementId;
  }

  @ResolveField(() => AdvancedLineConnection)
  entries(@Parent() advancement: Advancement, @Args() page: PageArgs): AdvancedLineConnection {
    return pageOfWhole(JSON.parse(advancement.rows) as AdvancedLine[], page, ({ entry }) => entry);
  }

  @ResolveField(() => [DecidedTie], { description: 'Where entries shared the last place.' })
  ties(@Parent() advancement: Advancement): DecidedTie[] {
    return JSON.parse(advancement.ties) as DecidedTie[];
  }
}

@Resolver(() => AdvancedLine)
export class AdvancedLineResolver {
  @ResolveField(() => String)
  async entryNumber(@Parent() { entry }: AdvancedLine, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entry)).number;
  }

  @ResolveField(() => String)
  async title(@Parent() { entry }: AdvancedLine, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entry)).title;
  }

  @ResolveField(() => String)
  async teamName(@Parent() { entry }: AdvancedLine, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entry)).team;
  }

  @ResolveField(() => Track)
  track(@Parent() { track }: AdvancedLine, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(track);
  }
}

@Resolver(() => DecidedTie)
export class DecidedTieResolver {
  @ResolveField(() => Track)
  track(@Parent() { track }: DecidedTie, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(track);
  }

  @ResolveField(() => [String], { description: 'The numbers of the entries that shared the place.' })
  async entryNumbers(@Parent() { entries }: DecidedTie, @Loaders() loaders: ResultLoaders): Promise<string[]> {
    const names = await Promise.all(entries.map((entry) => loaders.namesOfEntry.load(entry)));
    return names.map(({ number }) => number).toSorted();
  }
}
