import { Module } from '@nestjs/common';
import { CompetitionsModule } from '../competitions/competitions.module.js';
import { EditionCopies } from '../competitions/edition-copies.service.js';
import { AwardDecisionResolver } from './award-decision.resolver.js';
import { AwardDecisionService } from './award-decision.service.js';
import { AwardProposalService } from './award-proposal.service.js';
import { AwardRuleResolver } from './award-rule.resolver.js';
import { AwardRuleService, copyAwardRule } from './award-rule.service.js';
import { AwardsOnDeskResolver, DeskAwardsResolver } from './desk-awards.resolver.js';

const services = [AwardRuleService, AwardProposalService, AwardDecisionService];
const resolvers = [AwardRuleResolver, DeskAwardsResolver, AwardsOnDeskResolver, AwardDecisionResolver];

@Module({ imports: [CompetitionsModule], providers: [...services, ...resolvers], exports: services })
export class AwardsModule {
  constructor(copies: EditionCopies) {
    copies.add(copyAwardRule);
  }
}
