import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { ChairedChallengeResolver, ChallengedJudgeResolver } from './chaired-challenge.resolver.js';
import { ChallengeResolver, DeskOfChallengesResolver, FiledChallengeResolver, TeamChallengesResolver } from './challenge.resolver.js';
import { ChallengeService } from './challenge.service.js';
import { ConflictResolver, DeskOfConflictsResolver } from './conflict.resolver.js';
import { ConflictService } from './conflict.service.js';
import { ConflictJobs } from './derive-conflicts.js';
import { DrawResolver, PresentationTurnResolver } from './draw.resolver.js';
import { DrawService } from './draw.service.js';
import { InterestResolver } from './interest.resolver.js';
import { InterestService } from './interest.service.js';
import { JudgeCopyController } from './judge-copy.controller.js';
import { JudgeDownloadService } from './judge-download.service.js';
import { JudgeSeatResolver } from './judge-seat.resolver.js';
import { JudgeSeatService } from './judge-seat.service.js';
import { PanelDeskResolver, PanelResolver } from './panel.resolver.js';
import { PanelService } from './panel.service.js';
import { SeatChangeService } from './seat-change.service.js';
import { AssignmentResolver, PanelJudgeResolver } from './panel-judge.resolver.js';

@Module({
  controllers: [JudgeCopyController],
  providers: [
    PanelService,
    SeatChangeService,
    JudgeSeatService,
    JudgeDownloadService,
    ConflictJobs,
    ConflictService,
    ConflictResolver,
    DeskOfConflictsResolver,
    ChallengeService,
    ChallengeResolver,
    TeamChallengesResolver,
    FiledChallengeResolver,
    DeskOfChallengesResolver,
    ChairedChallengeResolver,
    ChallengedJudgeResolver,
    InterestService,
    InterestResolver,
    PanelResolver,
    PanelDeskResolver,
    PanelJudgeResolver,
    AssignmentResolver,
    JudgeSeatResolver,
    DrawService,
    DrawResolver,
    PresentationTurnResolver,
  ],
  exports: [JudgeSeatService],
})
export class PanelsModule {
  constructor(jobs: JobRunner, conflicts: ConflictJobs) {
    jobs.handle('roster-changed', (payload) => conflicts.ofCompetition(payload));
    jobs.handle('panel-changed', (payload) => conflicts.ofCompetition(payload));
    jobs.handle('employment-changed', (payload) => conflicts.ofAccounts(payload));
    jobs.handle('departments-changed', () => conflicts.ofAll());
    jobs.handle('training-changed', () => conflicts.ofAll());
  }
}
