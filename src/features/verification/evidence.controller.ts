import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses, writeAccess } from '../../platform/access/request-access.js';
import { reasonOf } from '../../platform/http/reason-of.js';
import { StoredSender } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { MaybeActor } from '../../platform/session/actor.decorator.js';
import { Public } from '../../platform/session/audience.decorator.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { ReportService } from './report.service.js';

@Controller('report-evidence')
export class EvidenceController {
  constructor(
    private readonly reports: ReportService,
    private readonly sender: StoredSender,
    private readonly db: DataSource,
  ) {}

  /** Gives evidence to organisers and auditors who say why, as something to save; to everybody else there is none. */
  @Get(':id')
  @Public()
  @CountedAs('READ')
  async download(
    @MaybeActor() actor: Actor | null,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const reason = reasonOf(request);
    const id = String(request.params['id']);
    const { file, reportId, competitionId } = await this.reports.evidenceFor(actor, id, reason);
    this.sender.refuseUnlessServable(file);
    access.saw('REPORT', 'REPORTER', reportId, competitionId);
    await writeAccess(this.db.manager, request, reason);
    const { storageKey, size, mediaType, originalName, scanState } = file;
    await this.sender.send(request, response, { storageKey, size: Number(size), mediaType, fileName: originalName ?? id, scanState });
  }
}
