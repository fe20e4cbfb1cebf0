import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor, MaybeActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { EndSessionInput } from './account.input.js';
import { Session, SessionConnection } from './session.entity.js';
import { SessionService } from './session.service.js';

@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly sessions: SessionService) {}

  @Query(() => SessionConnection, { description: 'Where you are signed in: browsers and personal tokens that still work, newest first.' })
  @SignedIn()
  mySessions(@CurrentActor() actor: Actor, @Args() page: PageArgs) {
    return this.sessions.ofActor(actor, page);
  }

  @Mutation(() => Session, { description: 'End one of your sessions or tokens at once.' })
  @SignedIn()
  endSession(@CurrentActor() actor: Actor, @Args('input') input: EndSessionInput) {
    return this.sessions.end(actor, input.session);
  }

  @Mutation(() => Int, { description: 'End all your sessions and tokens but the one that is used; answers how many.' })
  @SignedIn()
  endOtherSessions(@CurrentActor() actor: Actor) {
    return this.sessions.endOthers(actor);
  }

  @ResolveField(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent(@Parent() { id }: Session, @MaybeActor() actor: Actor | null) {
    return id === actor?.sessionId;
  }
}
