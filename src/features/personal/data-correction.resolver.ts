import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { DataCorrection } from './data-correction.entity.js';
import {
  AnswerDataCorrectionInput,
  RequestDataCorrectionInput,
  WaitingDataCorrection,
  WaitingDataCorrectionConnection,
} from './data-correction.input.js';
import { DataCorrectionService } from './data-correction.service.js';

@Resolver(() => WaitingDataCorrection)
export class DataCorrectionResolver {
  constructor(private readonly corrections: DataCorrectionService) {}

  @Query(() => [DataCorrection], { description: 'What you asked to be corrected in your data, newest first.' })
  @SignedIn()
  myDataCorrections(@CurrentActor() actor: Actor) {
    return this.corrections.ofActor(actor);
  }

  @Query(() => WaitingDataCorrectionConnection, {
    description:
      'Requests for correction that wait for an answer, oldest first: all for administrators, of training records for training officers.',
  })
  @SignedIn()
  async dataCorrections(@CurrentActor() actor: Actor, @Args() page: PageArgs, @Accesses() access: Access) {
    const waiting = await this.corrections.waiting(actor, page);
    for (const { accountId } of waiting.nodes) access.saw('ACCOUNT', 'ACCOUNT', accountId, null);
    return waiting;
  }

  @Mutation(() => DataCorrection, {
    description: 'Ask for your data to be corrected, deleted or suspended. It is answered within ten days.',
  })
  @SignedIn()
  requestDataCorrection(@CurrentActor() actor: Actor, @Args('input') input: RequestDataCorrectionInput) {
    return this.corrections.ask(actor, input);
  }

  @Mutation(() => WaitingDataCorrection, { description: 'Answer a request for correction, once: what was done, or why not.' })
  @SignedIn()
  async answerDataCorrection(@CurrentActor() actor: Actor, @Args('input') input: AnswerDataCorrectionInput, @Accesses() access: Access) {
    const answered = await this.corrections.answer(actor, input);
    access.saw('ACCOUNT', 'ACCOUNT', answered.accountId, null);
    return answered;
  }

  @ResolveField(() => Account, { description: 'Who asked.' })
  account(@Parent() { accountId }: DataCorrection, @Loaders() loaders: CompetitionLoaders) {
    return loaders.accountById.load(accountId);
  }
}
