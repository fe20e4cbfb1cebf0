import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { DestructionRecordConnection } from './destruction-record.entity.js';
import { DestructionService } from './destruction.service.js';
import { currentPrivacyText, PrivacyText } from './privacy.type.js';

@Resolver()
export class DestructionResolver {
  constructor(private readonly destructions: DestructionService) {}

  @Query(() => DestructionRecordConnection, {
    description: 'The book of destructions (파기 대장), newest first, for administrators and the auditors of everything.',
  })
  @SignedIn()
  destructionRecords(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return this.destructions.records(actor, page);
  }

  @Query(() => PrivacyText, { description: 'What is done with personal data, how long it is kept, and what rights people have.' })
  @Public()
  privacyText() {
    return currentPrivacyText;
  }
}
