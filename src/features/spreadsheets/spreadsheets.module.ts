import { Module } from '@nestjs/common';
import { PanelsModule } from '../panels/panels.module.js';
import { ScoringModule } from '../scoring/scoring.module.js';
import { ExportController } from './export.controller.js';
import { ExportService } from './export.service.js';
import { ScoreSheetController } from './score-sheet.controller.js';
import { ScoreSheetService } from './score-sheet.service.js';

@Module({
  imports: [PanelsModule, ScoringModule],
  controllers: [ExportController, ScoreSheetController],
  providers: [ExportService, ScoreSheetService],
})
export class SpreadsheetsModule {}
