import { Module } from '@nestjs/common';
import { Postman } from '../../platform/mail/postman.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { EvidenceController } from './evidence.controller.js';
import { EXPLANATION_ASKED } from './explanation-asked.letter.js';
import { EXPLANATION_SETTLED } from './explanation-settled.letter.js';
import { ExplanationService } from './explanation.service.js';
import { FindingService } from './finding.service.js';
import { PublicVerificationService } from './public-verification.service.js';
import { ReportFormService } from './report-form.service.js';
import { REPORT_RECEIVED } from './report-received.letter.js';
import { ExplanationResolver, ExplanationsOfEntryResolver, FindingResolver, VerificationReportResolver } from './report.resolver.js';
import { ReportService } from './report.service.js';
import { VerificationLetters } from './verification-letters.service.js';
import { VerificationMailService } from './verification-mail.service.js';
import { VERIFICATION_OPENED } from './verification-opened.letter.js';
import { VerificationController } from './verification.controller.js';
import {
  DeskVerificationResolver,
  VerificationOnDeskResolver,
  VerificationResolver,
  VerificationWindowResolver,
} from './verification.resolver.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [VerificationController, EvidenceController],
  providers: [
    VerificationService,
    PublicVerificationService,
    ReportService,
    ReportFormService,
    ExplanationService,
    FindingService,
    VerificationMailService,
    VerificationLetters,
    VerificationResolver,
    DeskVerificationResolver,
    VerificationOnDeskResolver,
    VerificationWindowResolver,
    VerificationReportResolver,
    ExplanationResolver,
    ExplanationsOfEntryResolver,
    FindingResolver,
  ],
})
export class VerificationModule {
  constructor(postman: Postman, mails: VerificationMailService) {
    postman.writes(VERIFICATION_OPENED, (mail) => mails.writeOpened(mail));
    postman.writes(REPORT_RECEIVED, (mail) => mails.writeReceived(mail));
    postman.writes(EXPLANATION_ASKED, (mail) => mails.writeAsked(mail));
    postman.writes(EXPLANATION_SETTLED, (mail) => mails.writeSettled(mail));
  }
}
