import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Penalty } from './penalty.entity.js';
import { ConfirmPenaltyInput, PenaltyConnection, RecordPenaltyInput, WithdrawPenaltyInput } from './penalty.input.js';
import { PenaltyService } from './penalty.service.js';
import type { ResultLoaders } from './result.loaders.js';

@Resolver(() => OrganizerDesk)
export class DeskPenaltiesResolver {
  constructor(private readonly penalties: PenaltyService) {}

  @ResolveField('penalties', () => PenaltyConnection, { description: 'What is taken off entries in the final, newest first.' })
  ofDesk(@Parent() desk: OrganizerDesk, @Args() page: PageArgs) {
    return this.penalties.ofCompetition(desk.competition.id, page);
  }
}

@Resolver(() => Penalty)
export class PenaltyResolver {
  constructor(private readonly penalties: PenaltyService) {}

  @Mutation(() => Penalty, { description: 'Take points off an entry in the final (감점). It counts once another organiser confirms it.' })
  @SignedIn()
  recordPenalty(@CurrentActor() actor: Actor, @Args('input') input: RecordPenaltyInput) {
    return this.penalties.record(actor, input);
  }

  @Mutation(() => Penalty, { description: 'Confirm a penalty that another organiser recorded: from now on it counts.' })
  @SignedIn()
  confirmPenalty(@CurrentActor() actor: Actor, @Args('input') input: ConfirmPenaltyInput) {
    return this.penalties.confirm(actor, input.penalty);
  }

  @Mutation(() => Penalty, { description: 'Take a penalty back, with a reason. It stays on record.' })
  @SignedIn()
  withdrawPenalty(@CurrentActor() actor: Actor, @Args('input') input: WithdrawPenaltyInput) {
    return this.penalties.withdraw(actor, input);
  }

  @ResolveField(() => String)
  async entryNumber(@Parent() { entryId }: Penalty, @Loaders() loaders: ResultLoaders): Promise<string> {
    return (await loaders.namesOfEntry.load(entryId)).number;
  }

  @ResolveField(() => Account)
  recordedBy(@Parent() { recordedBy, competitionId }: Penalty, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', recordedBy, competitionId);
    return loaders.accountById.load(recordedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'The second organiser; null: nobody has confirmed it.' })
  confirmedBy(@Parent() { confirmedBy, competitionId }: Penalty, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    if (confirmedBy === null) return null;
    access.saw('ACCOUNT', 'ACCOUNT', confirmedBy, competitionId);
    return loaders.accountById.load(confirmedBy);
  }
}
