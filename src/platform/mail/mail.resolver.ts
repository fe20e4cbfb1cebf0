import { Args, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../access/access.js';
import { Accesses } from '../access/request-access.js';
import { PageArgs } from '../graphql/page.args.js';
import { CurrentActor } from '../session/actor.decorator.js';
import { SignedIn } from '../session/audience.decorator.js';
import { Mail, MailConnection } from './mail.entity.js';
import { MailService } from './mail.service.js';

@InputType({ description: 'Which letter is sent again.' })
class ResendMailInput {
  @Field(() => ID)
  @IsUUID()
  mail: string;
}

@Resolver(() => Mail)
export class MailResolver {
  constructor(private readonly mails: MailService) {}

  @Query(() => MailConnection, { description: 'Letters that could not be sent and were given up, for the administrators.' })
  @SignedIn()
  async deadLetters(@CurrentActor() actor: Actor, @Args() page: PageArgs, @Accesses() access: Access) {
    const letters = await this.mails.dead(actor, page);
    for (const letter of letters.nodes) tell(access, letter);
    return letters;
  }

  @Mutation(() => Mail, { description: 'Send a letter that was given up once more.' })
  @SignedIn()
  async resendMail(@CurrentActor() actor: Actor, @Args('input') input: ResendMailInput, @Accesses() access: Access) {
    const letter = await this.mails.resend(actor, input.mail);
    tell(access, letter);
    return letter;
  }
}

/** Whose letter is shown; one to an address that is nobody's tells of nobody who is known. */
function tell(access: Access, { accountId }: Mail): void {
  if (accountId) access.saw('LETTER', 'ACCOUNT', accountId, null);
}
