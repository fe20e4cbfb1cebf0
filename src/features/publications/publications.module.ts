import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { DeskPublicationsResolver, PublicationOnDeskResolver } from './desk-publications.resolver.js';
import { PublicationResolver, PublicStandingResolver } from './publication.resolver.js';
import { PublicationService } from './publication.service.js';
import { RedactionService } from './redaction.service.js';

const resolvers = [PublicationResolver, PublicStandingResolver, DeskPublicationsResolver, PublicationOnDeskResolver];

@Module({ providers: [PublicationService, RedactionService, ...resolvers], exports: [PublicationService] })
export class PublicationsModule {
  constructor(jobs: JobRunner, redactions: RedactionService) {
    jobs.handle('consent-withdrawn', (payload) => redactions.redact(payload));
  }
}
