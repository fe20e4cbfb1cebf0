import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { AccessLogService } from './access-log.service.js';
import { AccessLogArgs, OwnAccessConnection, RecordedAccessConnection } from './access-log.type.js';

@Resolver()
export class AccessLogResolver {
  constructor(private readonly log: AccessLogService) {}

  @Query(() => OwnAccessConnection, { description: 'Who saw or fetched your personal data, in which role, when and why; newest first.' })
  @SignedIn()
  myAccessLog(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return this.log.ofActor(actor, page);
  }

  @Query(() => RecordedAccessConnection, {
    description: "Who saw or fetched a person's data, for the auditors of everything; newest first.",
  })
  @SignedIn()
  async accessLog(@CurrentActor() actor: Actor, @Args() args: AccessLogArgs, @Accesses() access: Access) {
    const page = await this.log.ofAccount(actor, args);
    access.saw('ACCESS_LOG', 'ACCOUNT', args.account, null);
    return page;
  }
}
