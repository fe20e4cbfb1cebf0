import { Args, Field, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { type EligibilityGround, eligibilityGrounds, groundInWords } from '../../domain/eligibility.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { EligibilityCheck, EligibilityGroundEnum } from './eligibility-check.entity.js';
import { CheckEligibilityInput } from './eligibility.input.js';
import { EligibilityService } from './eligibility.service.js';
import { Entry } from './entry.entity.js';
import type { EntryLoaders } from './entry.loaders.js';
import { ReceivedEntry } from './received-entry.type.js';

@ObjectType({ description: 'Why an entry may be found ineligible, in words.' })
class EligibilityGroundText {
  @Field(() => EligibilityGroundEnum)
  ground: EligibilityGround;

  @Field()
  ko: string;

  @Field()
  en: string;
}

/** Over the row of the entry. */
@Resolver(() => ReceivedEntry)
export class EligibilityResolver {
  constructor(private readonly eligibility: EligibilityService) {}

  @Query(() => [EligibilityGroundText], { name: 'eligibilityGrounds', description: 'Why an entry may be found ineligible, in words.' })
  @Public()
  grounds(): EligibilityGroundText[] {
    return eligibilityGrounds.map((ground) => ({ ground, ...groundInWords(ground) }));
  }

  @Mutation(() => ReceivedEntry, {
    description:
      'Record what an eligibility check (적격심사) found of the latest submission, again if need be, until judging begins. The team is told.',
  })
  @SignedIn()
  checkEligibility(@CurrentActor() actor: Actor, @Args('input') input: CheckEligibilityInput) {
    return this.eligibility.check(actor, input);
  }

  @ResolveField(() => [EligibilityCheck], { description: 'Every check of the entry, the latest first.' })
  eligibilityChecks(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return loaders.checksOfEntry.load(entry.id);
  }
}

@Resolver(() => EligibilityCheck)
export class EligibilityCheckResolver {
  @ResolveField(() => Int, { description: 'Which submission was checked.' })
  version(@Parent() { version }: EligibilityCheck) {
    return version.ordinal;
  }
}

@Resolver(() => Entry)
export class EligibilityOfEntryResolver {
  @ResolveField(() => EligibilityCheck, {
    nullable: true,
    description: 'What the latest eligibility check (적격심사) found; null until there is one.',
  })
  async eligibilityCheck(@Parent() entry: Entry, @Loaders() loaders: EntryLoaders) {
    return (await loaders.checksOfEntry.load(entry.id))[0] ?? null;
  }
}
