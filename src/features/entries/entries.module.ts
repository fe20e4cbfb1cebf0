import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { endSpareThreads } from '../../platform/files/apart.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Postman } from '../../platform/mail/postman.js';
import { AiPolicyResolver } from './ai-policy.resolver.js';
import { AiPolicyService } from './ai-policy.service.js';
import { CompetitionsModule } from '../competitions/competitions.module.js';
import { EditionCopies } from '../competitions/edition-copies.service.js';
import { DeclaredDataSourceResolver } from './declaration.resolver.js';
import { ELIGIBILITY_CHECKED } from './eligibility-checked.letter.js';
import { EligibilityMailService } from './eligibility-mail.service.js';
import { EligibilityCheckResolver, EligibilityOfEntryResolver, EligibilityResolver } from './eligibility.resolver.js';
import { EligibilityService } from './eligibility.service.js';
import { EntryOfTeamResolver, EntryResolver, EntryVersionResolver } from './entry.resolver.js';
import { EntryService } from './entry.service.js';
import { FileController } from './file.controller.js';
import { FileService } from './file.service.js';
import { FileTextService } from './file-text.service.js';
import { WarningsOfFileResolver, WarningsOfReceivedFileResolver } from './file-warning.resolver.js';
import { HistoryService } from './history.service.js';
import { JudgeCopyService } from './judge-copy.service.js';
import { DeskOfEntriesResolver, ReceivedEntryResolver, ReceivedVersionResolver } from './received-entry.resolver.js';
import { ReceiptController } from './receipt.controller.js';
import { ReceiptService } from './receipt.service.js';
import { ResumableService } from './resumable.service.js';
import { SearchModule } from './search.module.js';
import { LeaksOfEntryResolver, LeaksOfReceivedResolver } from './leak-check.resolver.js';
import { LeakCheckService } from './leak-check.service.js';
import { SigningKeyResolver } from './signing-key.resolver.js';
import { DeskOfSimilarityResolver, SimilarReportsResolver } from './similarity.resolver.js';
import { SimilarityService } from './similarity.service.js';
import { SlidesOfEntryResolver, SlidesOfReceivedResolver, SlidesResolver } from './slides.resolver.js';
import { SlidesService } from './slides.service.js';
import { copySlotRules } from './slot-rule.queries.js';
import { DeskOfSlotRulesResolver, SlotRuleResolver } from './slot-rule.resolver.js';
import { SlotRuleService } from './slot-rule.service.js';
import { SubmissionService } from './submission.service.js';
import { SUPPLEMENT_ASKED } from './supplement-asked.letter.js';
import { SupplementMailService } from './supplement-mail.service.js';
import { SUPPLEMENT_WITHDRAWN } from './supplement-withdrawn.letter.js';
import { SupplementResolver, SupplementsOfEntryResolver, SupplementsOfReceivedResolver } from './supplement.resolver.js';
import { SupplementService } from './supplement.service.js';
import { TeamWithdrawalService } from './team-withdrawal.service.js';
import { UploadsController } from './uploads.controller.js';

const services = [
  EntryService,
  SubmissionService,
  TeamWithdrawalService,
  EligibilityService,
  EligibilityMailService,
  SupplementService,
  SupplementMailService,
  FileService,
  FileTextService,
  ResumableService,
  JudgeCopyService,
  HistoryService,
  ReceiptService,
  AiPolicyService,
];
const eligibility = [EligibilityResolver, EligibilityCheckResolver, EligibilityOfEntryResolver];
const supplements = [SupplementResolver, SupplementsOfEntryResolver, SupplementsOfReceivedResolver];
const slides = [SlidesService, SlidesResolver, SlidesOfEntryResolver, SlidesOfReceivedResolver];
const similarity = [SimilarityService, DeskOfSimilarityResolver, SimilarReportsResolver];
const looks = [...similarity, LeakCheckService, LeaksOfEntryResolver, LeaksOfReceivedResolver];
const slots = [SlotRuleService, WarningsOfFileResolver, WarningsOfReceivedFileResolver, SlotRuleResolver, DeskOfSlotRulesResolver];
const forTeams = [DeclaredDataSourceResolver, EntryResolver, EntryVersionResolver, EntryOfTeamResolver];
const forOrganizers = [AiPolicyResolver, DeskOfEntriesResolver, ReceivedEntryResolver, ReceivedVersionResolver];

@Module({
  imports: [CompetitionsModule, SearchModule],
  controllers: [FileController, UploadsController, ReceiptController],
  providers: [
    ...services,
    ...forTeams,
    ...eligibility,
    ...supplements,
    ...slides,
    ...slots,
    ...looks,
    ...forOrganizers,
    SigningKeyResolver,
  ],
})
export class EntriesModule implements OnApplicationShutdown {
  constructor(
    editions: EditionCopies,
    jobs: JobRunner,
    postman: Postman,
    copies: JudgeCopyService,
    similarities: SimilarityService,
    texts: FileTextService,
    histories: HistoryService,
    leakChecks: LeakCheckService,
    eligibilityMails: EligibilityMailService,
    supplementMails: SupplementMailService,
  ) {
    editions.add(copySlotRules);
    jobs.handle('make-judge-copies', (payload) => copies.makeFor(payload));
    jobs.handle('read-file', (payload) => texts.read(payload));
    jobs.handleNightly('take-up-files', async () => {
      await texts.askForAll();
      await copies.askForAll();
    });
    jobs.handle('compare-reports', (payload, stopping) => similarities.compare(payload, stopping));
    jobs.handle('file-read', (payload) => similarities.afterReading(payload));
    jobs.handle('file-read', (payload) => leakChecks.ofFile(payload));
    jobs.handle('check-leaks', (payload) => leakChecks.check(payload));
    jobs.handle('roster-changed', (payload) => leakChecks.ofCompetition(payload));
    jobs.handle('employment-changed', (payload) => leakChecks.ofAccounts(payload));
    jobs.handle('departments-changed', () => leakChecks.ofAccounts({}));
    jobs.handle('consent-withdrawn', (payload) => histories.forget(payload));
    postman.writes(ELIGIBILITY_CHECKED, (mail) => eligibilityMails.write(mail));
    postman.writes(SUPPLEMENT_ASKED, (mail) => supplementMails.writeAsked(mail));
    postman.writes(SUPPLEMENT_WITHDRAWN, (mail) => supplementMails.writeWithdrawn(mail));
  }
  /** After the last job: it may leave one. */
  onApplicationShutdown(): Promise<void> {
    return endSpareThreads();
  }
}
