import { Module } from '@nestjs/common';
import { Postman } from '../../platform/mail/postman.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { CompetitionsModule } from '../competitions/competitions.module.js';
import { EditionCopies } from '../competitions/edition-copies.service.js';
import { PanelsModule } from '../panels/panels.module.js';
import { ABSENCE_RECORDED, ABSENCE_UNDONE } from './absence.letter.js';
import { AbsenceMailService } from './absence-mail.service.js';
import { AbsenceResolver, AbsencesOfEntryResolver, AbsencesOfReceivedResolver } from './absence.resolver.js';
import { AbsenceService } from './absence.service.js';
import { AssignmentJob } from './assignment-job.js';
import {
  AssignmentRunResolver,
  DeskOfAssignmentRunsResolver,
  PlanBlockingResolver,
  PlannedLoadResolver,
  PlannedPairResolver,
  PlannedPanelResolver,
} from './assignment-run.resolver.js';
import { AssignmentRunService } from './assignment-run.service.js';
import {
  AskedCorrectionResolver,
  DeskCorrectionsResolver,
  KeptContentResolver,
  OwnCorrectionResolver,
  PresentedCorrectionsResolver,
} from './correction.resolver.js';
import { CorrectionService } from './correction.service.js';
import { AssignedEntryResolver, JudgeDeskResolver, PresentedEntryResolver } from './judge-desk.resolver.js';
import { DiagnosticsResolver, JudgeDiagnosisResolver, OutlierSheetResolver, PanelDiagnosticsResolver } from './diagnostics.resolver.js';
import { copyDiagnosticLimits, DiagnosticsService } from './diagnostics.service.js';
import { EditionTemplateResolver } from './edition-template.resolver.js';
import { EditionTemplateService } from './edition-template.service.js';
import { EntryDemandService } from './entry-demand.service.js';
import { FinalRuleResolver } from './final-rule.resolver.js';
import { copyFinalRule, FinalRuleService } from './final-rule.service.js';
import { JudgeDeskService } from './judge-desk.service.js';
import { AssignmentStateResolver, ClosingExceptionResolver, JudgeProgressResolver, JudgingResolver } from './judging.resolver.js';
import { JudgingService } from './judging.service.js';
import { CoverageResolver } from './coverage.resolver.js';
import { CoverageService } from './coverage.service.js';
import { RecusalService } from './recusal.service.js';
import { RubricResolver, StageScoringResolver } from './rubric.resolver.js';
import { copyRubrics, RubricService } from './rubric.service.js';
import { MarkResolver, SheetResolver } from './sheet.resolver.js';
import { SheetService } from './sheet.service.js';
import { OwnTypedSheetResolver, PaperSheetResolver, PresentedTypedSheetResolver, TypingResolver } from './typing.resolver.js';
import { TypingService } from './typing.service.js';
import { UnassignService } from './unassign.service.js';

@Module({
  imports: [CompetitionsModule, PanelsModule],
  providers: [
    RubricService,
    RubricResolver,
    FinalRuleService,
    FinalRuleResolver,
    EditionTemplateService,
    EditionTemplateResolver,
    StageScoringResolver,
    JudgingService,
    UnassignService,
    AssignmentJob,
    AssignmentRunService,
    AssignmentRunResolver,
    DeskOfAssignmentRunsResolver,
    PlannedPanelResolver,
    PlannedPairResolver,
    PlannedLoadResolver,
    PlanBlockingResolver,
    EntryDemandService,
    JudgingResolver,
    JudgeProgressResolver,
    ClosingExceptionResolver,
    AssignmentStateResolver,
    JudgeDeskService,
    RecusalService,
    DiagnosticsService,
    DiagnosticsResolver,
    PanelDiagnosticsResolver,
    JudgeDiagnosisResolver,
    OutlierSheetResolver,
    CoverageService,
    CoverageResolver,
    JudgeDeskResolver,
    AssignedEntryResolver,
    PresentedEntryResolver,
    SheetService,
    SheetResolver,
    MarkResolver,
    CorrectionService,
    OwnCorrectionResolver,
    PresentedCorrectionsResolver,
    DeskCorrectionsResolver,
    AskedCorrectionResolver,
    KeptContentResolver,
    AbsenceService,
    AbsenceMailService,
    AbsenceResolver,
    AbsencesOfEntryResolver,
    AbsencesOfReceivedResolver,
    TypingService,
    TypingResolver,
    PaperSheetResolver,
    OwnTypedSheetResolver,
    PresentedTypedSheetResolver,
  ],
  exports: [SheetService, JudgeDeskService],
})
export class ScoringModule {
  constructor(copies: EditionCopies, postman: Postman, absenceMails: AbsenceMailService, jobs: JobRunner, assignments: AssignmentJob) {
    jobs.handle('assign-judges', (payload, stopping) => assignments.take(payload, stopping));
    copies.add(copyRubrics);
    copies.add(copyFinalRule);
    copies.add(copyDiagnosticLimits);
    postman.writes(ABSENCE_RECORDED, (mail) => absenceMails.writeRecorded(mail));
    postman.writes(ABSENCE_UNDONE, (mail) => absenceMails.writeUndone(mail));
  }
}
