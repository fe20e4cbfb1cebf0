import { Args, Context, Field, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Response } from 'express';
import type { Actor } from '../../domain/actor.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { callerOf } from '../../platform/session/caller.js';
import type { Exchange } from '../../platform/session/request.js';
import { CurrentActor, MaybeActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from './account.entity.js';
import { CreateTokenInput, RevokeTokenInput, SignInInput, UpdateProfileInput } from './account.input.js';
import { AccountService } from './account.service.js';
import { Me } from './me.type.js';
import { SessionCookie } from './session-cookie.js';
import { RoleGrant, Session } from './session.entity.js';
import { SessionService } from './session.service.js';

@ObjectType({ description: 'A new token. Its secret is told this once and cannot be read again.' })
class CreatedToken {
  @Field(() => Session)
  token: Session;

  @Field({ description: 'Send it as `Authorization: Bearer …`.' })
  secret: string;
}

@Resolver(() => Me)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Query(() => Me, { nullable: true, description: 'Who you are; null for a visitor.' })
  @Public()
  async me(@MaybeActor() actor: Actor | null): Promise<Me | null> {
    return actor ? { account: await this.accounts.byId(actor.accountId) } : null;
  }

  @ResolveField(() => [RoleGrant], { description: 'Roles that you were granted.' })
  roles(@Parent() me: Me) {
    return this.accounts.grantsOf(me.account.id);
  }

  @ResolveField(() => Session, { description: 'The session or token that asks.' })
  session(@CurrentActor() actor: Actor) {
    return this.sessions.current(actor);
  }

  @ResolveField(() => [Session], { description: 'Your personal tokens, newest first.' })
  tokens(@CurrentActor() actor: Actor) {
    return this.sessions.tokensOf(actor);
  }

  @Mutation(() => Me, { description: 'Sign this browser in; the answer sets an httpOnly cookie.' })
  @Public()
  @CountedAs('SIGN_IN')
  async signIn(@Args('input') input: SignInInput, @Context() { req, res: response }: Exchange): Promise<Me> {
    const { session, secret } = await this.sessions.signIn(input.email, input.password, callerOf(req));
    this.cookie.set(response, secret, session.expiresAt);
    return { account: await this.accounts.byId(session.accountId) };
  }

  @Mutation(() => Boolean, { description: 'Sign this browser out, or give back the token that is used.' })
  @SignedIn()
  async signOut(@CurrentActor() actor: Actor, @Context('res') response: Response): Promise<boolean> {
    await this.sessions.end(actor, actor.sessionId);
    this.cookie.clear(response);
    return true;
  }

  @Mutation(() => Session, {
    description: 'Stay signed in in this browser as long again as after signing in, though never longer than three times that in all.',
  })
  @SignedIn()
  async extendSession(@CurrentActor() actor: Actor, @Context() { req, res: response }: Exchange): Promise<Session> {
    const session = await this.sessions.extend(actor);
    this.cookie.keep(req, response, session.expiresAt);
    return session;
  }

  @Mutation(() => CreatedToken, { description: 'Make a personal token for a GraphQL client or a script.' })
  @SignedIn()
  async createToken(@CurrentActor() actor: Actor, @Args('input') input: CreateTokenInput): Promise<CreatedToken> {
    const { label, days, role = null, competition = null } = input;
    const { session, secret } = await this.sessions.createToken(actor, { label, days, role, competitionId: competition });
    return { token: session, secret };
  }

  @Mutation(() => Account, { description: 'Change how you are called here, and the language of your letters.' })
  @SignedIn()
  updateProfile(@CurrentActor() actor: Actor, @Args('input') input: UpdateProfileInput) {
    return this.accounts.updateProfile(actor, input);
  }

  @Mutation(() => Session, { description: 'End one of your tokens or sessions at once.' })
  @SignedIn()
  revokeToken(@CurrentActor() actor: Actor, @Args('input') input: RevokeTokenInput) {
    return this.sessions.end(actor, input.token);
  }
}
