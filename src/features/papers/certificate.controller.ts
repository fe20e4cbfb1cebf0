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
import { certificatePage, unknownCertificatePage } from './certificate-page.js';
import { CertificateService } from './certificate.service.js';

@Controller('certificates')
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly db: DataSource,
  ) {}

  /** A certificate (상장) as a page to print, for whose it is and for organisers. Its bytes are the same each time. */
  @Get(':code.pdf')
  @SignedIn()
  @CountedAs('READ')
  async print(
    @CurrentActor() actor: Actor,
    @Req() request: PadoRequest,
    @Res() response: Response,
    @Accesses() access: Access,
  ): Promise<void> {
    const { bytes, fileName, certificate } = await this.certificates.paperFor(actor, codeIn(request));
    const { memberId, accountId, competitionId } = certificate;
    if (memberId) access.saw('MEMBERSHIP', accountId ? 'ACCOUNT' : 'MEMBER', accountId ?? memberId, competitionId);
    await writeAccess(this.db.manager, request);
    sendMade(response, bytes, { mediaType: 'application/pdf', fileName });
  }

  /** Where the QR code of a certificate leads: what it says, for anybody who has its code. */
  @Get(':code')
  @Public()
  @CountedAs('READ')
  async show(@Req() request: PadoRequest, @Res() response: Response): Promise<void> {
    const shown = await this.certificates.shown(codeIn(request));
    if (shown) sendPage(response, 200, certificatePage(shown));
    else sendPage(response, 404, unknownCertificatePage());
  }
}

/** Not by @Param, whose pipe would tell that a code is malformed: that too is a certificate that does not exist. */
const codeIn = (request: PadoRequest): string => String(request.params['code']);
