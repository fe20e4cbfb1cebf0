import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ProofModule } from '../proof/proof.module.js';
import { DeskPublicationsResolver, PublicationOnDeskResolver } from './desk-publications.resolver.js';
import { PublicResultsService } from './public-results.service.js';
import { PUBLICATION_DUE } from './due-publication.js';
import { PublicationLetters } from './publication-letters.service.js';
import { PublicationMailService } from './publication-mail.service.js';
import { PublicationWithdrawalService } from './publication-withdrawal.service.js';
import { EarlierPublicationResolver, PublicationResolver, PublicStandingResolver } from './publication.resolver.js';
import { PublicationPreviewService } from './publication-preview.service.js';
import { KeptAnswers } from './kept-answers.service.js';
import { ResultsController } from './results.controller.js';
import { RevocationResolver } from './revocation.resolver.js';
import { RevocationService } from './revocation.service.js';
import { PublicationService } from './publication.service.js';
import { RedactionService } from './redaction.service.js';
import { TELL_OF_PUBLICATION, TELL_OF_WITHDRAWAL } from './tell-of-publication.js';

const resolvers = [
  RevocationResolver,
  PublicationResolver,
  EarlierPublicationResolver,
  PublicStandingResolver,
  DeskPublicationsResolver,
  PublicationOnDeskResolver,
];
const services = [
  KeptAnswers,
  RevocationService,
  PublicationService,
  PublicationPreviewService,
  PublicationWithdrawalService,
  PublicResultsService,
  RedactionService,
];

const telling = [PublicationLetters, PublicationMailService];

@Module({
  imports: [NotificationsModule, ProofModule],
  controllers: [ResultsController],
  providers: [...services, ...telling, ...resolvers],
  exports: [PublicationService],
})
export class PublicationsModule {
  constructor(jobs: JobRunner, redactions: RedactionService, withdrawals: PublicationWithdrawalService, letters: PublicationLetters) {
    jobs.handle(PUBLICATION_DUE, (payload) => withdrawals.follow(payload));
    jobs.handle('consent-withdrawn', (payload) => redactions.redact(payload));
    jobs.handle(TELL_OF_PUBLICATION, (payload) => letters.tellPublished(payload));
    jobs.handle(TELL_OF_WITHDRAWAL, (payload) => letters.tellWithdrawn(payload));
  }
}
