import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import type { Page } from '../../platform/graphql/connection.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { TraineeMatchService } from './trainee-match.service.js';
import { DecideTraineeMatchInput, type WaitingTrainee, WaitingTraineeConnection } from './trainee-match.type.js';
import { TrainingOffice } from './training.type.js';

@Resolver(() => TrainingOffice)
export class TraineeMatchResolver {
  constructor(private readonly matches: TraineeMatchService) {}

  @ResolveField(() => WaitingTraineeConnection, {
    description:
      'Trainees whose agency and employee number are no account’s, but whose mail address, or name and agency, are. Until somebody decides, their records are nobody’s history.',
  })
  async waitingTrainees(@Args() page: PageArgs, @Accesses() access: Access) {
    return told(access, await this.matches.waiting(page));
  }

  @ResolveField(() => WaitingTraineeConnection, { description: 'Those of whom it was decided, the last one first.' })
  async decidedTrainees(@Args() page: PageArgs, @Accesses() access: Access) {
    return told(access, await this.matches.decided(page));
  }

  @Mutation(() => ID, {
    description:
      'Decide whether a trainee is the person of an account; later also otherwise. Histories frozen by a submission stay as they were.',
  })
  @SignedIn()
  async decideTraineeMatch(@CurrentActor() actor: Actor, @Args('input') input: DecideTraineeMatchInput): Promise<string> {
    await this.matches.decide(actor, input);
    return input.trainee;
  }
}

/** Whose data a page shows: the trainees’, and those of the accounts beside them. */
function told(access: Access, page: Page<WaitingTrainee>): Page<WaitingTrainee> {
  for (const { id, candidates } of page.nodes) {
    access.saw('TRAINING_HISTORY', 'TRAINEE', id, null);
    for (const { account } of candidates) access.saw('ACCOUNT', 'ACCOUNT', account, null);
  }
  return page;
}
