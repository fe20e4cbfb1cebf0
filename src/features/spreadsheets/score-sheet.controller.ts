import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../domain/actor.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { sendMade } from '../../platform/http/send-made.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { comesFromOwnPage } from '../../platform/session/own-page.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { XLSX_MEDIA_TYPE } from '../../platform/xlsx/write-tables.js';
import { receiveWorkbook } from './receive-workbook.js';
import { ScoreSheetService, type UploadOutcome } from './score-sheet.service.js';

@Controller('judge-sheets')
export class ScoreSheetController {
  constructor(
    private readonly scoreSheets: ScoreSheetService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Gives a judge the own sheets of a stage as a workbook to fill in. */
  @Get(':stage.xlsx')
  @SignedIn()
  @CountedAs('READ')
  async download(@CurrentActor() actor: Actor, @Param('stage') stage: string, @Res() response: Response): Promise<void> {
    const { bytes, fileName } = await this.scoreSheets.workbook(actor, idOf(stage));
    sendMade(response, bytes, { mediaType: XLSX_MEDIA_TYPE, fileName });
  }

  /** Takes the filled-in workbook in the part `file`, and saves drafts; with `dryRun=1` it only tells what would be saved. */
  @Post(':stage')
  @HttpCode(200)
  @SignedIn()
  @CountedAs('UPLOAD')
  async upload(
    @CurrentActor() actor: Actor,
    @Param('stage') stage: string,
    @Query('dryRun') dryRun: unknown,
    @Query('namesConfirmed') namesConfirmed: unknown,
    @Req() request: PadoRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadOutcome> {
    refuse(comesFromOwnPage(request, this.config.publicUrl));
    // Before the file is taken in: strangers send nothing.
    await this.scoreSheets.refuseStrangers(actor, idOf(stage));
    const bytes = await receiveWorkbook(request, response);
    return this.scoreSheets.take(actor, idOf(stage), bytes, { dryRun: dryRun === '1', namesConfirmed: namesConfirmed === '1' });
  }
}

/** An id that is none is a stage that does not exist. */
function idOf(stage: string): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(stage)) throw new Refused(refusal('NOT_FOUND'));
  return stage;
}
