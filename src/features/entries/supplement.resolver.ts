import { Args, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Entry } from './entry.entity.js';
import type { EntryLoaders } from './entry.loaders.js';
import { ReceivedEntry } from './received-entry.type.js';
import { Supplement } from './supplement.entity.js';
import { AskSupplementInput, WithdrawSupplementInput } from './supplement.input.js';
import { SupplementService } from './supplement.service.js';

@Resolver(() => Supplement)
export class SupplementResolver {
  constructor(private readonly supplements: SupplementService) {}

  @Mutation(() => Supplement, {
    description:
      'Ask a team to put parts of its entry right (보완요청), once its submission is closed and until judging begins; for organisers and the secretary. The team is told and may hand in those parts again until `dueAt`.',
  })
  @SignedIn()
  askSupplement(@CurrentActor() actor: Actor, @Args('input') input: AskSupplementInput) {
    return this.supplements.ask(actor, input);
  }

  @Mutation(() => Supplement, {
    description: 'Take back what a team was asked to put right, before it is due. What was handed in for it already stays.',
  })
  @SignedIn()
  withdrawSupplement(@CurrentActor() actor: Actor, @Args('input') input: WithdrawSupplementInput) {
    return this.supplements.withdraw(actor, input);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'The ordinal of the latest version that was handed in for it; null: none was.',
  })
  async answeredWith(@Parent() { answerId, entryId }: Supplement, @Loaders() loaders: EntryLoaders) {
    if (answerId === null) return null;
    return (await loaders.versionsOfEntry.load(entryId)).find(({ id }) => id === answerId)!.ordinal;
  }
}

const asked = { description: 'What the team was asked to put right (보완요청), the latest first.' };

@Resolver(() => Entry)
export class SupplementsOfEntryResolver {
  @ResolveField(() => [Supplement], asked)
  supplements(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return loaders.supplementsOfEntry.load(entry.id);
  }
}

/** Over the row of the entry. */
@Resolver(() => ReceivedEntry)
export class SupplementsOfReceivedResolver {
  @ResolveField(() => [Supplement], asked)
  supplements(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return loaders.supplementsOfEntry.load(entry.id);
  }
}
