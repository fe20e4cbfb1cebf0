import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { saysWhy } from '../../domain/permission/entry.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses, writeAccess } from '../../platform/access/request-access.js';
import { reasonOf } from '../../platform/http/reason-of.js';
import { sendMade } from '../../platform/http/send-made.js';
import { StoredSender } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { CertificateRunService } from './certificate-run.service.js';
import { membersPrinted } from './certificate.queries.js';
import { ReportService } from './report.service.js';
import { sheetWishOf } from './sheet-choice.js';
import { SheetPaperService } from './sheet-paper.service.js';

const PDF = 'application/pdf';

/** Papers of those who run an edition, who say why, and judges' own. */
@Controller('papers')
export class PaperController {
  constructor(
    private readonly runs: CertificateRunService,
    private readonly sheets: SheetPaperService,
    private readonly reports: ReportService,
    private readonly sender: StoredSender,
    private readonly db: DataSource,
  ) {}

  /** All certificates of a run in one file, a page each, for organisers. */
  @Get('certificates/:run.pdf')
  @SignedIn()
  @CountedAs('READ')
  async certificates(
    @CurrentActor() actor: Actor,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const run = await this.runs.printFile(actor, parameter(request, 'run'));
    const reason = reasonOf(request);
    refuse(saysWhy(reason));
    const { printFile: file, competitionId } = run;
    if (!file || file.destroyedAt) throw new Refused(refusal('PRINT_FILE_GONE'));
    for (const { memberId, accountId } of await membersPrinted(this.db.manager, run))
      access.saw('MEMBERSHIP', accountId ? 'ACCOUNT' : 'MEMBER', accountId ?? memberId, competitionId);
    await writeAccess(this.db.manager, request, reason);
    const { storageKey, mediaType, scanState } = file;
    await this.sender.send(request, response, { storageKey, size: Number(file.size), mediaType, scanState, fileName: '상장 인쇄.pdf' });
  }

  /** The score sheets (심사표) of a stage as they were filled in, of a `track` or a `judge` or, where they are many, in a `part`, for organisers and auditors. */
  @Get('sheets/:stage.pdf')
  @SignedIn()
  @CountedAs('READ')
  async filledSheets(
    @CurrentActor() actor: Actor,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const reason = reasonOf(request);
    const { bytes, fileName, competitionId, judges } = await this.sheets.filled(
      actor,
      parameter(request, 'stage'),
      sheetWishOf(request),
      reason,
    );
    await this.send(request, response, { bytes, fileName }, () => saw(access, judges, competitionId), reason);
  }

  /** Blank ones, to be filled in by hand: one for each pair that is still to be judged. */
  @Get('blank-sheets/:stage.pdf')
  @SignedIn()
  @CountedAs('READ')
  async blankSheets(
    @CurrentActor() actor: Actor,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const { bytes, fileName, competitionId, judges } = await this.sheets.blank(actor, parameter(request, 'stage'), sheetWishOf(request));
    await this.send(request, response, { bytes, fileName }, () => saw(access, judges, competitionId));
  }

  /** A judge's own sheets of a stage, as that judge submitted them. */
  @Get('my-sheets/:stage.pdf')
  @SignedIn()
  @CountedAs('READ')
  async ownSheets(@CurrentActor() actor: Actor, @Req() request: PadoRequest, @Res() response: Response): Promise<void> {
    const { bytes, fileName } = await this.sheets.own(actor, parameter(request, 'stage'), sheetWishOf(request));
    sendMade(response, bytes, { mediaType: PDF, fileName });
  }

  /** The report on the result of an edition (심사결과보고), for organisers and auditors. */
  @Get('report/:slug.pdf')
  @SignedIn()
  @CountedAs('READ')
  async report(
    @CurrentActor() actor: Actor,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const reason = reasonOf(request);
    const { bytes, fileName, competitionId, people } = await this.reports.paperFor(actor, parameter(request, 'slug'), reason);
    await this.send(request, response, { bytes, fileName }, () => saw(access, people, competitionId), reason);
  }

  /** Writes down whose data a paper shows, and then lets it leave. */
  private async send(
    request: PadoRequest,
    response: Response,
    { bytes, fileName }: { bytes: Buffer; fileName: string },
    tell: () => void,
    reason: string | null = null,
  ): Promise<void> {
    tell();
    await writeAccess(this.db.manager, request, reason);
    sendMade(response, bytes, { mediaType: PDF, fileName });
  }
}

const saw = (access: Access, accounts: readonly string[], competitionId: string): void => {
  for (const id of accounts) access.saw('ACCOUNT', 'ACCOUNT', id, competitionId);
};

/** Not by @Param, whose pipe would tell that an id is malformed: that too is something that does not exist. */
const parameter = (request: PadoRequest, name: string): string => String(request.params[name]);
