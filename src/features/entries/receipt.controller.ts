import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses, writeAccess } from '../../platform/access/request-access.js';
import { sendPage } from '../../platform/http/page.js';
import { sendMade } from '../../platform/http/send-made.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { reasonOf } from '../../platform/http/reason-of.js';
import { receiptPage, unknownReceiptPage } from './receipt-page.js';
import { ReceiptService } from './receipt.service.js';

@Controller('receipts')
export class ReceiptController {
  constructor(
    private readonly receipts: ReceiptService,
    private readonly db: DataSource,
  ) {}

  /** A receipt (접수증) as a page to print. Its bytes are the same each time. */
  @Get(':receiptId.pdf')
  @SignedIn()
  @CountedAs('READ')
  async print(
    @CurrentActor() actor: Actor,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const reason = reasonOf(request);
    const { bytes, fileName, competitionId, owners } = await this.receipts.paperFor(actor, idIn(request), reason);
    for (const owner of owners) access.saw('ENTRY_FILE', 'ACCOUNT', owner, competitionId);
    await writeAccess(this.db.manager, request, reason);
    sendMade(response, bytes, { mediaType: 'application/pdf', fileName });
  }

  /** Where the QR code of a receipt leads: whether it was issued here, for anybody who has its id. */
  @Get(':receiptId')
  @Public()
  @CountedAs('READ')
  async show(@Req() request: PadoRequest, @Res() response: Response): Promise<void> {
    const { sha256 } = request.query;
    const shown = await this.receipts.shown(idIn(request), typeof sha256 === 'string' ? sha256 : null);
    if (shown) sendPage(response, 200, receiptPage(shown));
    else sendPage(response, 404, unknownReceiptPage());
  }
}

/** Not by @Param, whose pipe would tell that an id is malformed: that too is a receipt that does not exist. */
const idIn = (request: PadoRequest): string => String(request.params['receiptId']);
