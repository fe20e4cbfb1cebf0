import { Module } from '@nestjs/common';
import { PanelsModule } from '../panels/panels.module.js';
import { AskedCorrectionResolver, DeskCorrectionsResolver, KeptContentResolver, OwnCorrectionResolver } from './correction.resolver.js';
import { CorrectionService } from './correction.service.js';
import { AssignedEntryResolver, JudgeDeskResolver } from './judge-desk.resolver.js';
import { JudgeDeskService } from './judge-desk.service.js';
import { AssignmentStateResolver, ClosingExceptionResolver, JudgeProgressResolver, JudgingResolver } from './judging.resolver.js';
import { JudgingService } from './judging.service.js';
import { CoverageResolver } from './coverage.resolver.js';
import { CoverageService } from './coverage.service.js';
import { RecusalService } from './recusal.service.js';
import { RubricResolver, StageScoringResolver } from './rubric.resolver.js';
import { RubricService } from './rubric.service.js';
import { MarkResolver, SheetResolver } from './sheet.resolver.js';
import { SheetService } from './sheet.service.js';
import { UnassignService } from './unassign.service.js';

@Module({
  imports: [PanelsModule],
  providers: [
    RubricService,
    RubricResolver,
    StageScoringResolver,
    JudgingService,
    UnassignService,
    JudgingResolver,
    JudgeProgressResolver,
    ClosingExceptionResolver,
    AssignmentStateResolver,
    JudgeDeskService,
    RecusalService,
    CoverageService,
    CoverageResolver,
    JudgeDeskResolver,
    AssignedEntryResolver,
    SheetService,
    SheetResolver,
    MarkResolver,
    CorrectionService,
    OwnCorrectionResolver,
    DeskCorrectionsResolver,
    AskedCorrectionResolver,
    KeptContentResolver,
  ],
})
export class ScoringModule {}
