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
import { PublicVerificationService } from './public-verification.service.js';
import { ReportService } from './report.service.js';
import { OpenVerificationInput } from './verification.input.js';
import type { VerificationLoaders } from './verification.loaders.js';
import { VerificationService } from './verification.service.js';
import {
  NomineeOnDesk,
  PublicVerification,
  VerificationOnDesk,
  VerificationReportConnection,
  VerificationWindow,
} from './verification.type.js';

@Resolver(() => PublicVerification)
export class VerificationResolver {
  constructor(
    private readonly shown: PublicVerificationService,
    private readonly verifications: VerificationService,
  ) {}

  @Query(() => PublicVerification, { nullable: true, description: 'The nominees of an edition; null unless they were made public.' })
  @Public()
  verification(@Args('slug') slug: string) {
    return this.shown.bySlug(slug);
  }

  @Mutation(() => VerificationWindow, {
    description:
      'Make the nominees of the decision on awards public, for the days that the rule announces; again after the next decision: who was ' +
      'nominated before keeps the time that was announced then.',
  })
  @SignedIn()
  openVerification(@CurrentActor() actor: Actor, @Args('input') input: OpenVerificationInput) {
    return this.verifications.open(actor, input.competition);
  }
}

@Resolver(() => OrganizerDesk)
export class DeskVerificationResolver {
  constructor(private readonly verifications: VerificationService) {}

  @ResolveField('verification', () => VerificationOnDesk, { description: 'How the verification of nominees stands (공개검증).' })
  ofDesk(@Parent() { competition }: OrganizerDesk) {
    return this.verifications.ofDesk(competition.id);
  }
}

@Resolver(() => VerificationOnDesk)
export class VerificationOnDeskResolver {
  constructor(
    private readonly verifications: VerificationService,
    private readonly received: ReportService,
  ) {}

  @ResolveField(() => [VerificationWindow], { description: 'Every time that nominees were made public, the earliest first.' })
  windows(@Parent() { competitionId }: VerificationOnDesk) {
    return this.verifications.windowsOf(competitionId);
  }

  @ResolveField(() => VerificationReportConnection)
  async reports(@Parent() { competitionId }: VerificationOnDesk, @Args() page: PageArgs, @Accesses() access: Access) {
    const reports = await this.received.ofCompetition(competitionId, page);
    for (const { id } of reports.nodes) access.saw('REPORT', 'REPORTER', id, competitionId);
    return reports;
  }
}

@Resolver(() => VerificationWindow)
export class VerificationWindowResolver {
  @ResolveField(() => [NomineeOnDesk])
  nominees(@Parent() { id }: VerificationWindow, @Loaders() loaders: VerificationLoaders) {
    return loaders.nomineesOfVerification.load(id);
  }

  @ResolveField(() => Account)
  openedBy(@Parent() { openedBy, competitionId }: VerificationWindow, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', openedBy, competitionId);
    return loaders.accountById.load(openedBy);
  }
}
