import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { SearchService } from './search.service.js';
import { FoundEntries, SearchEntriesArgs } from './search.type.js';

@Resolver(() => OrganizerDesk)
export class DeskOfSearchResolver {
  constructor(private readonly search: SearchService) {}

  @ResolveField(() => FoundEntries, {
    description:
      'Submitted entries by what they say in titles, summaries and the text of their files. For organisers and auditors. A file can be ' +
      'found some seconds after it was handed in.',
  })
  searchEntries(@Parent() { competition }: OrganizerDesk, @Args() args: SearchEntriesArgs) {
    return this.search.find(competition.id, args);
  }
}
