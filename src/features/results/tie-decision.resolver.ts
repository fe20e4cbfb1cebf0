import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import type { ResultLoaders } from './result.loaders.js';
import { TieDecision } from './tie-decision.entity.js';
import { DecideFinalTieInput } from './tie-decision.input.js';
import { TieDecisionService } from './tie-decision.service.js';

@Resolver(() => OrganizerDesk)
export class DeskTieDecisionsResolver {
  constructor(private readonly decisions: TieDecisionService) {}

  @ResolveField('finalTieDecisions', () => [TieDecision], { description: 'How ties of the final were decided, oldest first.' })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.decisions.ofCompetition(desk.competition.id);
  }
}

@Resolver(() => TieDecision)
export class TieDecisionResolver {
  constructor(private readonly decisions: TieDecisionService) {}

  @Mutation(() => TieDecision, {
    description:
      'Decide in which order entries stand that share a place in the final, where the rule has the link DECISION. Settle the final then.',
  })
  @SignedIn()
  decideFinalTie(@CurrentActor() actor: Actor, @Args('input') input: DecideFinalTieInput) {
    return this.decisions.decide(actor, input);
  }

  @ResolveField(() => [String], { description: 'The numbers of the entries, the best first.' })
  async entryNumbers(@Parent() { entries }: TieDecision, @Loaders() loaders: ResultLoaders): Promise<string[]> {
    const names = await Promise.all((JSON.parse(entries) as string[]).map((entry) => loaders.namesOfEntry.load(entry)));
    return names.map(({ number }) => number);
  }

  @ResolveField(() => Account)
  decidedBy(@Parent() { decidedBy, competitionId }: TieDecision, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', decidedBy, competitionId);
    return loaders.accountById.load(decidedBy);
  }
}
