import { Module } from '@nestjs/common';
import { PublicationResolver, PublicStandingResolver } from './publication.resolver.js';
import { PublicationService } from './publication.service.js';
import { OrganizerSettlementsResolver, SettledStandingResolver, SettlementResolver } from './settlement.resolver.js';
import { SettlementService } from './settlement.service.js';

const services = [SettlementService, PublicationService];
const resolvers = [OrganizerSettlementsResolver, SettlementResolver, SettledStandingResolver, PublicationResolver, PublicStandingResolver];

@Module({ providers: [...services, ...resolvers], exports: services })
export class ResultsModule {}
