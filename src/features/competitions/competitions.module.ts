import { Module } from '@nestjs/common';
import { CompetitionResolver, OrganizerCalendarResolver } from './competition.resolver.js';
import { CompetitionService } from './competition.service.js';

@Module({ providers: [CompetitionService, CompetitionResolver, OrganizerCalendarResolver] })
export class CompetitionsModule {}
