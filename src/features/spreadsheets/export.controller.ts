import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { refuse } from '../../domain/refusal.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses, writeAccess } from '../../platform/access/request-access.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { SAFE_HEADERS } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { comesFromOwnPage } from '../../platform/session/own-page.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { writeTables, XLSX_MEDIA_TYPE } from '../../platform/xlsx/write-tables.js';
import { ExportService } from './export.service.js';

class ExportForm {
  /** Why it is fetched: kept in the access log. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  reason?: string | null;

  /** The id of a stage. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  stage?: string | null;
}

@Controller('exports')
export class ExportController {
  constructor(
    private readonly exports: ExportService,
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Gives standings, marks, assignments or teams of an edition as a workbook, to be saved, once the access log has who was in it. */
  @Post(':competition/:kind')
  @HttpCode(200)
  @SignedIn()
  @CountedAs('WRITE')
  async send(
    @CurrentActor() actor: Actor,
    @Param('competition') competition: string,
    @Param('kind') kind: string,
    @Body() form: ExportForm,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    refuse(comesFromOwnPage(request, this.config.publicUrl));
    const wish = { competition, kind, stage: form.stage ?? null, reason: form.reason ?? null };
    const ready = await this.exports.prepare(actor, wish);
    for (const { accountId, memberId } of ready.people) {
      access.saw(ready.seenAs, accountId ? 'ACCOUNT' : 'MEMBER', accountId ?? memberId!, ready.competitionId);
    }
    // Not tried again: what the access log has been told is told once.
    await this.db.transaction(async (tx) => {
      await this.exports.noteIn(tx, actor, wish, ready);
      await writeAccess(tx, request, wish.reason);
    });
    response.attachment(ready.fileName);
    response.set({ ...SAFE_HEADERS, 'content-type': XLSX_MEDIA_TYPE });
    await writeTables(response, [ready.table]);
  }
}
