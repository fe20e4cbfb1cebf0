import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { CompetitionsModule } from '../competitions/competitions.module.js';
import { EditionCopies } from '../competitions/edition-copies.service.js';
import { CertificateController } from './certificate.controller.js';
import { CertificateJob } from './certificate-job.js';
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
import { PaperController } from './paper.controller.js';
import { ReportService } from './report.service.js';
import { SheetPaperService } from './sheet-paper.service.js';

const services = [CertificateService, CertificateRunService, CertificateWordingService, CertificateRevocationService, CertificateJob];
const papers = [SheetPaperService, ReportService];
const resolvers = [CertificateRunResolver, CertificateResolver, CertificatesOfEntryResolver, DeskOfCertificatesResolver];

@Module({
  imports: [CompetitionsModule],
  controllers: [CertificateController, PaperController],
  providers: [...services, ...papers, ...resolvers],
})
export class PapersModule {
  constructor(copies: EditionCopies, jobs: JobRunner, certificates: CertificateJob, revocations: CertificateRevocationService) {
    copies.add(copyWording);
    jobs.handle('issue-certificates', (payload, stopping) => certificates.take(payload, stopping));
    jobs.handle('results-changed', (payload) => revocations.ofCompetition(payload));
    jobs.handle('consent-withdrawn', (payload) => revocations.redact(payload));
  }
}
