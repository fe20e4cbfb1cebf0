import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Postman } from '../../platform/mail/postman.js';
import { CompetitionsModule } from '../competitions/competitions.module.js';
import { EditionCopies } from '../competitions/edition-copies.service.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { CertificateController } from './certificate.controller.js';
import { CertificateJob } from './certificate-job.js';
import { CertificateLetters } from './certificate-letters.service.js';
import { CertificateRevocationService } from './certificate-revocation.service.js';
import { CertificateRunService } from './certificate-run.service.js';
import { CertificateWordingService, copyWording } from './certificate-wording.service.js';
import {
  CertificateResolver,
  CertificateRunResolver,
  CertificatesOfEntryResolver,
  DeskOfCertificatesResolver,
} from './certificate.resolver.js';
import { CertificateService } from './certificate.service.js';
import { CERTIFICATES_ISSUED } from './certificates-issued.letter.js';
import { PaperController } from './paper.controller.js';
import { ReportService } from './report.service.js';
import { SheetPaperService } from './sheet-paper.service.js';

const services = [
  CertificateService,
  CertificateRunService,
  CertificateWordingService,
  CertificateRevocationService,
  CertificateJob,
  CertificateLetters,
];
const papers = [SheetPaperService, ReportService];
const resolvers = [CertificateRunResolver, CertificateResolver, CertificatesOfEntryResolver, DeskOfCertificatesResolver];

@Module({
  imports: [CompetitionsModule, NotificationsModule],
  controllers: [CertificateController, PaperController],
  providers: [...services, ...papers, ...resolvers],
})
export class PapersModule {
  constructor(
    copies: EditionCopies,
    jobs: JobRunner,
    postman: Postman,
    certificates: CertificateJob,
    revocations: CertificateRevocationService,
    letters: CertificateLetters,
  ) {
    copies.add(copyWording);
    postman.writes(CERTIFICATES_ISSUED, (mail) => letters.write(mail));
    jobs.handle('issue-certificates', (payload, stopping) => certificates.take(payload, stopping));
    jobs.handle('results-changed', (payload) => revocations.ofCompetition(payload));
    jobs.handle('consent-withdrawn', (payload) => revocations.redact(payload));
  }
}
