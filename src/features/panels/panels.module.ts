import { Module } from '@nestjs/common';
import { JudgeCopyController } from './judge-copy.controller.js';
import { JudgeDownloadService } from './judge-download.service.js';
import { JudgeSeatResolver } from './judge-seat.resolver.js';
import { JudgeSeatService } from './judge-seat.service.js';
import { PanelDeskResolver, PanelResolver } from './panel.resolver.js';
import { PanelService } from './panel.service.js';
import { AssignmentResolver, PanelJudgeResolver } from './panel-judge.resolver.js';

@Module({
  controllers: [JudgeCopyController],
  providers: [
    PanelService,
    JudgeSeatService,
    JudgeDownloadService,
    PanelResolver,
    PanelDeskResolver,
    PanelJudgeResolver,
    AssignmentResolver,
    JudgeSeatResolver,
  ],
  exports: [JudgeSeatService],
})
export class PanelsModule {}
