import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Entry } from '../entries/entry.entity.js';
import { AdoptionListService } from './adoption-list.service.js';
import { AdoptionService } from './adoption.service.js';
import {
  AdoptedWorkConnection,
  Adoption,
  AdoptionsArgs,
  AdoptionVersion,
  AdoptionYear,
  AwardedWorkConnection,
  RecordAdoptionInput,
} from './adoption.type.js';

@Resolver(() => AdoptionVersion)
export class AdoptionResolver {
  constructor(
    private readonly adoption: AdoptionService,
    private readonly lists: AdoptionListService,
  ) {}

  @Query(() => AdoptedWorkConnection, {
    description:
      'What became of the winning works of a year (활용 현황): those whose award is public, as far as their organisers made it so.',
  })
  @Public()
  adoptions(@Args() args: AdoptionsArgs) {
    return this.lists.ofYear(args);
  }

  @Query(() => [AdoptionYear], { description: 'The years of which there is such a list, the latest first.' })
  @Public()
  adoptionYears() {
    return this.lists.years();
  }

  @Mutation(() => AdoptionVersion, {
    description: 'Record what becomes of a winning work: who is in charge, the plan, how far it is, until when, and what came of it.',
  })
  @SignedIn()
  recordAdoption(@CurrentActor() actor: Actor, @Args('input') input: RecordAdoptionInput) {
    return this.adoption.record(actor, input);
  }

  @ResolveField(() => Account)
  recordedBy(@Parent() { recordedBy, competitionId }: AdoptionVersion, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', recordedBy, competitionId);
    return loaders.accountById.load(recordedBy);
  }
}

@Resolver(() => OrganizerDesk)
export class DeskAdoptionsResolver {
  constructor(private readonly lists: AdoptionListService) {}

  @ResolveField('adoptions', () => AwardedWorkConnection, { description: 'The awarded works, with what was recorded of each.' })
  ofDesk(@Parent() desk: OrganizerDesk, @Args() page: PageArgs) {
    return this.lists.ofCompetition(desk.competition.id, page);
  }
}

/** Over the team's own entry: whoever can ask for it is a member. */
@Resolver(() => Entry)
export class AdoptionOfEntryResolver {
  constructor(private readonly adoption: AdoptionService) {}

  @ResolveField('adoption', () => Adoption, {
    nullable: true,
    description: 'What becomes of the work after its award; null: nothing was recorded, or the award is not public.',
  })
  ofEntry(@Parent() entry: Entry) {
    return this.adoption.ofEntry(entry);
  }
}
