import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { FinalStanding, SharedPlace } from './final.types.js';
import type { ResultLoaders } from './result.loaders.js';

@Resolver(() => FinalStanding)
export class FinalStandingResolver {
  @ResolveField(() => Track)
  track(@Parent() { track }: FinalStanding, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(track);
  }
}

@Resolver(() => SharedPlace)
export class SharedPlaceResolver {
  @ResolveField(() => Track)
  track(@Parent() { track }: SharedPlace, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(track);
  }

  @ResolveField(() => [String], { description: 'The numbers of the entries that share it.' })
  async entryNumbers(@Parent() { entries }: SharedPlace, @Loaders() loaders: ResultLoaders): Promise<string[]> {
    const names = await Promise.all(entries.map((entry) => loaders.namesOfEntry.load(entry)));
    return names.map(({ number }) => number).toSorted();
  }
}
