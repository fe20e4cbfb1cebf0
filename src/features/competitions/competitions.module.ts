import { Module } from '@nestjs/common';
import { CompetitionResolver } from './competition.resolver.js';
import { CompetitionService } from './competition.service.js';

@Module({ providers: [CompetitionService, CompetitionResolver], exports: [CompetitionService] })
export class CompetitionsModule {}
