import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { CoverageService } from './coverage.service.js';
import { CoverageArgs } from './judging.input.js';
import { EntryCoverageConnection } from './judging.type.js';

@Resolver(() => OrganizerDesk)
export class CoverageResolver {
  constructor(private readonly coverages: CoverageService) {}

  @ResolveField(() => EntryCoverageConnection, { description: 'How many judges each entry of a stage has, by entry number.' })
  coverage(@Parent() { competition }: OrganizerDesk, @Args() asked: CoverageArgs) {
    return this.coverages.ofStage(competition.id, asked);
  }
}
