import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { AwardDecision } from './award-decision.entity.js';
import { AwardDecisionService } from './award-decision.service.js';
import { AwardProposalService } from './award-proposal.service.js';
import type { AwardLoaders } from './award.loaders.js';
import { announcedRule, rankingOf } from './award.queries.js';
import { AwardProposal, AwardsOnDesk } from './award.type.js';

@Resolver(() => OrganizerDesk)
export class DeskAwardsResolver {
  @ResolveField('awards', () => AwardsOnDesk, {
    description: 'What awards were announced, what follows from the ranking, and what was decided.',
  })
  async ofDesk(@Parent() { competition: { id } }: OrganizerDesk, @Loaders() loaders: AwardLoaders): Promise<AwardsOnDesk> {
    const rule = await loaders.latestAwardRuleOfCompetition.load(id);
    return { competitionId: id, rule: rule && announcedRule(rule) };
  }
}

@Resolver(() => AwardsOnDesk)
export class AwardsOnDeskResolver {
  constructor(
    private readonly proposals: AwardProposalService,
    private readonly decided: AwardDecisionService,
  ) {}

  @ResolveField(() => AwardProposal, { nullable: true, description: 'Null: no awards were announced, or nothing is settled yet.' })
  proposal(@Parent() { competitionId }: AwardsOnDesk) {
    return this.proposals.ofCompetition(competitionId);
  }

  @ResolveField(() => [AwardDecision], { description: 'What was decided, oldest first. The latest confirmed one counts.' })
  decisions(@Parent() { competitionId }: AwardsOnDesk) {
    return this.decided.ofCompetition(competitionId);
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether the decision that counts follows the ranking that counts. If there is one and it does not, awards are decided again.',
  })
  async isCurrent(@Parent() { competitionId }: AwardsOnDesk, @Loaders() loaders: AwardLoaders): Promise<boolean> {
    const latest = await this.decided.thatCounts(competitionId);
    return latest !== null && (await loaders.rankingNowOf.load(competitionId)) === rankingOf(latest);
  }
}
