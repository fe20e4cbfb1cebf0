import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { FinalSettlement } from '../results/final-settlement.entity.js';
import type { ResultLoaders } from '../results/result.loaders.js';
import { Settlement } from '../results/settlement.entity.js';
import { AwardDecision } from './award-decision.entity.js';
import { ConfirmAwardsInput, DecideAwardsInput, TurnDownAwardsInput } from './award-decision.input.js';
import { AwardDecisionService } from './award-decision.service.js';
import type { AwardLoaders } from './award.loaders.js';
import { awardRuleIn, awardsOf, departuresOf, rankingOf } from './award.queries.js';
import { type AwardedEntry, DecidedDeparture, DecidedTier } from './award.type.js';

@Resolver(() => AwardDecision)
export class AwardDecisionResolver {
  constructor(private readonly decisions: AwardDecisionService) {}

  @Mutation(() => AwardDecision, {
    description:
      'Decide which entries get which awards, by the ranking that counts: every departure from the proposal has a reason. It counts once another organiser confirms it.',
  })
  @SignedIn()
  decideAwards(@CurrentActor() actor: Actor, @Args('input') input: DecideAwardsInput) {
    return this.decisions.decide(actor, input);
  }

  @Mutation(() => AwardDecision, { description: 'Confirm awards that another organiser decided: from now on they count.' })
  @SignedIn()
  confirmAwards(@CurrentActor() actor: Actor, @Args('input') input: ConfirmAwardsInput) {
    return this.decisions.confirm(actor, input.decision);
  }

  @Mutation(() => AwardDecision, { description: 'Turn awards down that wait to be confirmed, with a reason. They stay on record.' })
  @SignedIn()
  turnDownAwards(@CurrentActor() actor: Actor, @Args('input') input: TurnDownAwardsInput) {
    return this.decisions.turnDown(actor, input);
  }

  @ResolveField(() => [DecidedTier], { description: 'Tier by tier, the highest first.' })
  async awards(@Parent() decision: AwardDecision, @Loaders() loaders: AwardLoaders & ResultLoaders): Promise<DecidedTier[]> {
    const { tiers } = awardRuleIn(await loaders.awardRuleById.load(decision.ruleId));
    const named = async (entry: string): Promise<AwardedEntry> => {
      const { number, title, team } = await loaders.namesOfEntry.load(entry);
      return { entry, entryNumber: number, title, teamName: team };
    };
    return Promise.all(
      awardsOf(decision).map(async ({ tier: key, entries }) => {
        return { tier: tiers.find((tier) => tier.key === key)!, entries: await Promise.all(entries.map(named)) };
      }),
    );
  }

  @ResolveField(() => [DecidedDeparture], { description: 'Where it departs from what follows from the ranking, and why.' })
  departures(@Parent() decision: AwardDecision, @Loaders() loaders: ResultLoaders): Promise<DecidedDeparture[]> {
    return Promise.all(
      departuresOf(decision).map(async ({ tier, entry, reason }) => {
        return { tier, reason, entryNumber: entry === null ? null : (await loaders.namesOfEntry.load(entry)).number };
      }),
    );
  }

  @ResolveField(() => Settlement, { nullable: true, description: 'The ranking that it follows; null: that of the final.' })
  settlement(@Parent() { settlementId }: AwardDecision, @Loaders() loaders: ResultLoaders) {
    return settlementId && loaders.settlementById.load(settlementId);
  }

  @ResolveField(() => FinalSettlement, { nullable: true, description: 'The final ranking that it follows; null: that of the last stage.' })
  finalSettlement(@Parent() { finalSettlementId }: AwardDecision, @Loaders() loaders: ResultLoaders) {
    return finalSettlementId && loaders.finalSettlementById.load(finalSettlementId);
  }

  @ResolveField(() => Boolean, { description: 'Whether the ranking that it follows still counts, and would come out the same now.' })
  async isCurrent(@Parent() decision: AwardDecision, @Loaders() loaders: AwardLoaders): Promise<boolean> {
    return (await loaders.rankingNowOf.load(decision.competitionId)) === rankingOf(decision);
  }

  @ResolveField(() => Account)
  decidedBy(@Parent() { decidedBy, competitionId }: AwardDecision, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', decidedBy, competitionId);
    return loaders.accountById.load(decidedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'Who confirmed it or turned it down; null: it waits.' })
  closedBy(@Parent() { closedBy, competitionId }: AwardDecision, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    if (closedBy === null) return null;
    access.saw('ACCOUNT', 'ACCOUNT', closedBy, competitionId);
    return loaders.accountById.load(closedBy);
  }
}
