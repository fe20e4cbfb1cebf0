import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import type { TeamLoaders } from '../teams/team.loaders.js';
import type { Entry } from './entry.entity.js';
import type { FoundPlace } from './found-places.js';
import { sawFiles } from './saw-files.js';
import { SearchService } from './search.service.js';
import { FoundEntries, FoundEntry, FoundWord, SearchEntriesArgs } from './search.type.js';

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

@Resolver(() => FoundEntry)
export class FoundEntryResolver {
  @ResolveField(() => [FoundWord], {
    description: 'In title, summary and files, in this order. Empty where a match runs over the end of a page.',
  })
  async places(
    @Parent() { entry, places }: { entry: Entry; places: FoundPlace[] },
    @Loaders() loaders: TeamLoaders,
    @Accesses() access: Access,
  ): Promise<FoundPlace[]> {
    if (places.some(({ where }) => where === 'FILE')) await sawFiles(access, loaders, entry);
    return places;
  }
}
