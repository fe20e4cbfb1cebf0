import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { AppealGround } from '../awards/award-rule.type.js';
import { Entry } from '../entries/entry.entity.js';
import { Appeal } from './appeal.entity.js';
import { FileAppealInput, WithdrawAppealInput } from './appeal.input.js';
import type { AppealLoaders } from './appeal.loaders.js';
import { AppealService } from './appeal.service.js';
import { AppealWindow } from './appeal.type.js';

@Resolver(() => Appeal)
export class AppealResolver {
  constructor(private readonly appeals: AppealService) {}

  @Mutation(() => Appeal, {
    description:
      'Appeal against the published results for the team that you lead (이의신청), on a ground that was announced. The marks themselves are none.',
  })
  @SignedIn()
  fileAppeal(@CurrentActor() actor: Actor, @Args('input') input: FileAppealInput) {
    return this.appeals.file(actor, input);
  }

  @Mutation(() => Appeal, { description: 'Take an appeal of the team that you lead back, while nobody has answered it.' })
  @SignedIn()
  withdrawAppeal(@CurrentActor() actor: Actor, @Args('input') input: WithdrawAppealInput) {
    return this.appeals.withdraw(actor, input.appeal);
  }

  @ResolveField(() => ID, { description: 'The publication that it is about.' })
  publication(@Parent() { publicationId }: Appeal) {
    return publicationId;
  }

  @ResolveField(() => AppealGround)
  ground(@Parent() appeal: Appeal, @Loaders() loaders: AppealLoaders) {
    return groundOf(appeal, loaders);
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'When results were published again after it was upheld; null: it was not, or they were not yet.',
  })
  async remediedAt(@Parent() { id }: Appeal, @Loaders() loaders: AppealLoaders): Promise<Date | null> {
    return (await loaders.remedyOfAppeal.load(id))?.publishedAt ?? null;
  }
}

/** As it was last announced; by its key where the edition was emptied since. */
export async function groundOf({ competitionId, ground }: Appeal, loaders: AppealLoaders): Promise<AppealGround> {
  const named = await loaders.appealGroundsOf.load(competitionId);
  return named.find(({ key }) => key === ground) ?? { key: ground, nameKo: ground, nameEn: ground };
}

/** Over the team's own entry: whoever can ask for it is a member. */
@Resolver(() => Entry)
export class AppealsOfEntryResolver {
  constructor(private readonly appeals: AppealService) {}

  @ResolveField(() => AppealWindow, {
    nullable: true,
    description: 'Until when your team can appeal; null while no results are public, and where the edition announced no appeals.',
  })
  appealWindow(@Parent() { id }: Entry, @CurrentActor() actor: Actor) {
    return this.appeals.windowOf(actor, id);
  }

  @ResolveField('appeals', () => [Appeal], { description: "Your team's appeals, the newest first." })
  appealsOf(@Parent() { id }: Entry, @Loaders() loaders: AppealLoaders) {
    return loaders.appealsOfEntry.load(id);
  }
}
