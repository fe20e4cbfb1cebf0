import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Response } from 'express';
import type { Actor } from '../../domain/actor.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { callerOf } from '../../platform/session/caller.js';
import type { Exchange } from '../../platform/session/request.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { AccountService } from './account.service.js';
import { InviteService } from './invite.service.js';
import { LinkService } from './link.service.js';
import {
  AskForPasswordInput,
  AskForSignInLinkInput,
  ChangePasswordInput,
  EnterByLinkInput,
  InvitedPerson,
  InvitePersonInput,
  SetPasswordInput,
} from './link.type.js';
import { Me } from './me.type.js';
import type { OpenedSession } from './open-session.js';
import { PasswordService } from './password.service.js';
import { SessionCookie } from './session-cookie.js';

const sameAnswer = 'The answer is true for every address: whether it has an account, only its letters tell.';

@Resolver()
export class LinkResolver {
  constructor(
    private readonly invitations: InviteService,
    private readonly links: LinkService,
    private readonly passwords: PasswordService,
    private readonly accounts: AccountService,
    private readonly cookie: SessionCookie,
  ) {}

  @Mutation(() => InvitedPerson, {
    description: 'Give somebody an account without a password, such as a judge from outside, and send a link that lets this person in.',
  })
  @SignedIn()
  invitePerson(@CurrentActor() actor: Actor, @Args('input') input: InvitePersonInput) {
    return this.invitations.invite(actor, input);
  }

  @Mutation(() => Boolean, { description: `Have a link sent that lets you in without a password. ${sameAnswer}` })
  @Public()
  @CountedAs('SIGN_IN')
  async askForSignInLink(@Args('input') input: AskForSignInLinkInput): Promise<boolean> {
    await this.links.ask('SIGN_IN', input.email);
    return true;
  }

  @Mutation(() => Boolean, { description: `Have a link sent by which you set a new password. ${sameAnswer}` })
  @Public()
  @CountedAs('SIGN_IN')
  async askForPassword(@Args('input') input: AskForPasswordInput): Promise<boolean> {
    await this.links.ask('NEW_PASSWORD', input.email);
    return true;
  }

  @Mutation(() => Me, { description: 'Sign this browser in by the link of a letter, once.' })
  @Public()
  @CountedAs('SIGN_IN')
  async enterByLink(@Args('input') input: EnterByLinkInput, @Context() { req, res }: Exchange): Promise<Me> {
    return this.signIn(res, await this.links.enter(input.token, callerOf(req)));
  }

  @Mutation(() => Me, {
    description: 'Set a new password by the link of a letter. It signs you out everywhere, ends your tokens, and signs this browser in.',
  })
  @Public()
  @CountedAs('SIGN_IN')
  async setPassword(@Args('input') input: SetPasswordInput, @Context() { req, res }: Exchange): Promise<Me> {
    return this.signIn(res, await this.passwords.set(input.token, input.password, callerOf(req)));
  }

  @Mutation(() => Boolean, {
    description: 'Change your password, which ends your other sessions and all your tokens but the one that is used.',
  })
  @SignedIn()
  @CountedAs('SIGN_IN')
  async changePassword(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangePasswordInput,
    @Context() { req }: Exchange,
  ): Promise<boolean> {
    await this.passwords.change(actor, callerOf(req), input);
    return true;
  }

  private async signIn(response: Response, { session, secret }: OpenedSession): Promise<Me> {
    this.cookie.set(response, secret, session.expiresAt);
    return { account: await this.accounts.byId(session.accountId) };
  }
}
