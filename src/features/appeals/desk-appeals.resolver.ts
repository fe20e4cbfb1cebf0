import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { AppealGround } from '../awards/award-rule.type.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { PublicationOnDesk } from '../publications/publication.type.js';
import type { ResultLoaders } from '../results/result.loaders.js';
import { AnswerAppealService } from './answer-appeal.service.js';
import type { Appeal } from './appeal.entity.js';
import { AnswerAppealInput, ConcludeAppealInput } from './appeal.input.js';
import type { AppealLoaders } from './appeal.loaders.js';
import { groundOf } from './appeal.resolver.js';
import { AppealConnection, FiledAppeal } from './appeal.type.js';

@Resolver(() => OrganizerDesk)
export class DeskAppealsResolver {
  constructor(private readonly appeals: AnswerAppealService) {}

  @ResolveField('appeals', () => AppealConnection, { description: 'What teams object to in published results, newest first.' })
  ofDesk(@Parent() { competition }: OrganizerDesk, @CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return this.appeals.ofCompetition(actor, competition.id, page);
  }
}

/** Over the row of the appeal. */
@Resolver(() => FiledAppeal)
export class FiledAppealResolver {
  constructor(private readonly appeals: AnswerAppealService) {}

  @Mutation(() => FiledAppeal, {
    description:
      'Answer an appeal with a decision, which the team is sent. Whoever was given the entry to judge, handled its paper sheets or has a conflict ' +
      'with the team leaves it to somebody else.',
  })
  @SignedIn()
  answerAppeal(@CurrentActor() actor: Actor, @Args('input') input: AnswerAppealInput) {
    return this.appeals.answer(actor, input);
  }

  @Mutation(() => FiledAppeal, {
    description:
      'Say what came of an upheld appeal after which results stay as they are: the team is sent it. Who may not answer it may not do this either.',
  })
  @SignedIn()
  concludeAppeal(@CurrentActor() actor: Actor, @Args('input') input: ConcludeAppealInput) {
    return this.appeals.conclude(actor, input);
  }

  @ResolveField(() => AppealGround)
  ground(@Parent() appeal: Appeal, @Loaders() loaders: AppealLoaders) {
    return groundOf(appeal, loaders);
  }

  @ResolveField(() => String)
  async entryNumber(@Parent() { entryId }: Appeal, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entryId)).number;
  }

  @ResolveField(() => String)
  async teamName(@Parent() { entryId }: Appeal, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entryId)).team;
  }

  @ResolveField(() => ID, { description: 'The publication that it is about.' })
  publication(@Parent() { publicationId }: Appeal) {
    return publicationId;
  }

  @ResolveField(() => Account)
  filedBy(@Parent() { filedBy, competitionId }: Appeal, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', filedBy, competitionId);
    return loaders.accountById.load(filedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who answered it, or took it back; null while it is open.' })
  closedBy(@Parent() { closedBy, competitionId }: Appeal, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    if (closedBy === null) return null;
    access.saw('ACCOUNT', 'ACCOUNT', closedBy, competitionId);
    return loaders.accountById.load(closedBy);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'The ordinal of the publication that followed it; null: it was not upheld, or what has to follow is still to be published.',
  })
  async remediedBy(@Parent() { id }: Appeal, @Loaders() loaders: AppealLoaders): Promise<number | null> {
    return (await loaders.remedyOfAppeal.load(id))?.ordinal ?? null;
  }
}

@Resolver(() => PublicationOnDesk)
export class AppealsOfPublicationResolver {
  @ResolveField(() => [FiledAppeal], { description: 'The appeals that were upheld against the one before, and that it followed.' })
  upheldAppeals(@Parent() { id }: PublicationOnDesk, @Loaders() loaders: AppealLoaders) {
    return loaders.appealsRemediedBy.load(id);
  }
}
