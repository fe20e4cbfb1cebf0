import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { PublicationService } from './publication.service.js';
import { PublishResultsInput } from './publication.input.js';
import type { PublicationLoaders } from './publication.loaders.js';
import { PublicStanding, PublicStandingConnection, PublishedNameOf, PublishedResults } from './publication.type.js';

@Resolver(() => PublishedResults)
export class PublicationResolver {
  constructor(private readonly publications: PublicationService) {}

  @Query(() => PublishedResults, { nullable: true, description: 'The published results of an edition; null until they are published.' })
  @Public()
  publishedResults(@Args('slug') slug: string) {
    return this.publications.published(slug);
  }

  @Mutation(() => PublishedResults, { description: 'Make the ranking of a settlement public, signed.' })
  @SignedIn()
  publishResults(@CurrentActor() actor: Actor, @Args('input') input: PublishResultsInput) {
    return this.publications.publish(actor, input);
  }

  @ResolveField(() => PublicStandingConnection, { description: 'The ranking, track by track in the order of places.' })
  standings(@Parent() results: PublishedResults, @Args() page: PageArgs) {
    return this.publications.standings(results.id, page);
  }
}

@Resolver(() => PublicStanding)
export class PublicStandingResolver {
  @ResolveField(() => [PublishedNameOf], { description: 'The team, and the members of a winning one who agreed to be named.' })
  names(@Parent() standing: PublicStanding, @Loaders() loaders: PublicationLoaders) {
    return loaders.namesOfStanding.load(standing.id);
  }
}
