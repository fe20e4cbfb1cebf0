import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PublicPageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { PublicResultsService } from './public-results.service.js';
import { PublicationService } from './publication.service.js';
import { PublicationWithdrawalService } from './publication-withdrawal.service.js';
import { PublishResultsInput, WithdrawPublicationInput } from './publication.input.js';
import type { PublicationLoaders } from './publication.loaders.js';
import {
  EarlierPublication,
  PublicationOnDesk,
  PublicLineChange,
  PublicStanding,
  PublicStandingConnection,
  PublishedNameOf,
  PublishedResults,
} from './publication.type.js';
import { PublishedCommentOf } from './published-comment.type.js';
import { PublishedReportOf } from './published-report.type.js';

@Resolver(() => PublishedResults)
export class PublicationResolver {
  constructor(
    private readonly publications: PublicationService,
    private readonly results: PublicResultsService,
    private readonly withdrawals: PublicationWithdrawalService,
  ) {}

  @Query(() => PublishedResults, {
    nullable: true,
    description: 'The published results of an edition: the latest publication whose hour has come. Null until there is one.',
  })
  @Public()
  publishedResults(@Args('slug') slug: string) {
    return this.results.ofSlug(slug);
  }

  @Mutation(() => PublishedResults, {
    description: 'Make a ranking public, signed: for the first time, or in place of what is public now, with a reason.',
  })
  @SignedIn()
  async publishResults(@CurrentActor() actor: Actor, @Args('input') input: PublishResultsInput) {
    return this.results.ofPublication(await this.publications.publish(actor, input));
  }

  @Mutation(() => PublicationOnDesk, {
    description: 'Take down what is public, which stays visible as such with the reason; or what waits for its hour, which never was.',
  })
  @SignedIn()
  withdrawPublication(@CurrentActor() actor: Actor, @Args('input') input: WithdrawPublicationInput) {
    return this.withdrawals.withdraw(actor, input);
  }

  @ResolveField(() => PublicStandingConnection, { description: 'The ranking, track by track in the order of places.' })
  standings(@Parent() results: PublishedResults, @Args() page: PublicPageArgs) {
    return this.results.standings(results, page);
  }

  @ResolveField(() => [EarlierPublication], { description: 'What was public before and was replaced, the latest first.' })
  earlier(@Parent() results: PublishedResults) {
    return this.results.earlier(results);
  }
}

@Resolver(() => EarlierPublication)
export class EarlierPublicationResolver {
  @ResolveField(() => [PublicLineChange], {
    nullable: true,
    description:
      'How the next publication differs, line by line, without names and as far as what is public now goes: places and scores that it does not tell are ' +
      'left out. Null: one of the two, or what followed last, was taken down, and its lines with it.',
  })
  changes(@Parent() earlier: EarlierPublication, @Loaders() loaders: PublicationLoaders) {
    return loaders.publicChangesFrom.load(earlier);
  }
}

@Resolver(() => PublicStanding)
export class PublicStandingResolver {
  @ResolveField(() => [PublishedNameOf], { description: 'The team, and the members of a winning one who agreed to be named.' })
  names(@Parent() standing: PublicStanding, @Loaders() loaders: PublicationLoaders) {
    return standing.names ?? loaders.namesOfStanding.load(standing.id);
  }

  @ResolveField(() => [PublishedReportOf], {
    description: 'The report of a winner, where that was chosen and all members agreed; empty once one of them does not any more.',
  })
  reports(@Parent() standing: PublicStanding, @Loaders() loaders: PublicationLoaders) {
    return standing.reports ?? loaders.reportsOfStanding.load(standing.id);
  }

  @ResolveField(() => [PublishedCommentOf], {
    description: 'What judges wrote about a winner, where that was chosen and announced before they wrote: by stage, criterion and words.',
  })
  comments(@Parent() standing: PublicStanding, @Loaders() loaders: PublicationLoaders) {
    return standing.comments ?? loaders.commentsOfStanding.load(standing.id);
  }
}
