import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { ProofModule } from '../proof/proof.module.js';
import { DeskPublicationsResolver, PublicationOnDeskResolver } from './desk-publications.resolver.js';
import { PublicResultsService } from './public-results.service.js';
import { PUBLICATION_DUE } from './due-publication.js';
import { PublicationWithdrawalService } from './publication-withdrawal.service.js';
import { EarlierPublicationResolver, PublicationResolver, PublicStandingResolver } from './publication.resolver.js';
import { PublicationService } from './publication.service.js';
import { RedactionService } from './redaction.service.js';

const resolvers = [
  PublicationResolver,
  EarlierPublicationResolver,
  PublicStandingResolver,
  DeskPublicationsResolver,
  PublicationOnDeskResolver,
];
const services = [PublicationService, PublicationWithdrawalService, PublicResultsService, RedactionService];

@Module({ imports: [ProofModule], providers: [...services, ...resolvers], exports: [PublicationService] })
export class PublicationsModule {
  constructor(jobs: JobRunner, redactions: RedactionService, withdrawals: PublicationWithdrawalService) {
    jobs.handle(PUBLICATION_DUE, (payload) => withdrawals.follow(payload));
    jobs.handle('consent-withdrawn', (payload) => redactions.redact(payload));
  }
}
