import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { IsString, MaxLength } from 'class-validator';
import { sendPage } from '../../platform/http/page.js';
import { statusOf } from '../../platform/http/refusal.filter.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { Public } from '../../platform/session/audience.decorator.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { PublicVerificationService } from './public-verification.service.js';
import { ReportFormService } from './report-form.service.js';
import { ReportService } from './report.service.js';
import { noVerificationPage, receivedPage, reportStatePage, verificationPage } from './verification-page.js';

class StateForm {
  @IsString()
  @MaxLength(200)
  reference: string;
}

/** The nominees of an edition as a page in both languages, and the form for reports: without an account, a script or anything from elsewhere. */
@Controller('verification')
export class VerificationController {
  constructor(
    private readonly shown: PublicVerificationService,
    private readonly forms: ReportFormService,
    private readonly reports: ReportService,
  ) {}

  @Get(':slug')
  @Public()
  @CountedAs('READ')
  async show(@Req() request: PadoRequest, @Res() response: Response): Promise<void> {
    const shown = await this.shown.bySlug(slugIn(request));
    if (shown) sendPage(response, 200, verificationPage(shown));
    else sendPage(response, 404, noVerificationPage());
  }

  /** Takes a report as a multipart form; what is refused comes back with what was typed. */
  @Post(':slug')
  @Public()
  @CountedAs('UPLOAD')
  async report(@Req() request: PadoRequest, @Res() response: Response): Promise<void> {
    const slug = slugIn(request);
    const outcome = await this.forms.take(slug, request, response);
    if ('reference' in outcome) return sendPage(response, 201, receivedPage(slug, outcome.reference));
    const { refused, typed } = outcome;
    const seconds = refused.data?.['retryAfter'];
    if (typeof seconds === 'number') response.set('retry-after', String(seconds));
    const shown = await this.shown.bySlug(slug);
    if (shown) sendPage(response, statusOf(refused), verificationPage(shown, typed, refused));
    else sendPage(response, 404, noVerificationPage());
  }

  /** By POST, so that the number stands in no address. */
  @Post(':slug/state')
  @Public()
  @CountedAs('READ')
  async state(@Body() { reference }: StateForm, @Req() request: PadoRequest, @Res() response: Response): Promise<void> {
    const slug = slugIn(request);
    const told = await this.reports.stateOf(slug, reference);
    sendPage(response, told ? 200 : 404, reportStatePage(slug, told));
  }
}

/** Not by @Param, whose pipe would tell what is malformed. No edition has an address that cannot be stored. */
function slugIn(request: PadoRequest): string {
  const slug = String(request.params['slug']);
  return slug.includes('\0') ? '' : slug;
}
