import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { refusal, Refused } from '../../domain/refusal.js';
import { StoredSender } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { Public } from '../../platform/session/audience.decorator.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { KeptAnswers } from './kept-answers.service.js';
import { reportNow } from './published-report.queries.js';

/** Published results as anybody reads them, by address: what browsers and proxies can ask for again cheaply. */
@Controller('results')
export class ResultsController {
  constructor(
    private readonly answers: KeptAnswers,
    private readonly db: DataSource,
    private readonly sender: StoredSender,
  ) {}

  /** The answer to the one public query, with a strong ETag. It is asked for anew each time: it can be taken down at any moment. */
  @Get(':slug')
  @Public()
  @CountedAs('READ')
  async send(@Param('slug') slug: string, @Req() request: PadoRequest, @Res() response: Response): Promise<void> {
    const { etag, body } = await this.answers.of(slug, request, response);
    response.set({ etag, 'cache-control': 'public, no-cache', 'content-type': 'application/json; charset=utf-8' });
    // Not Express's own comparison: it answers in full to whoever asks for no cached answer, and this one is compared at its origin.
    if (isAmong(request.headers['if-none-match'], etag)) {
      response.status(304).end();
      return;
    }
    response.set('content-length', String(body.length)).end(body);
  }

  /** A winner's report as something to save. Whether it is public is asked each time: before its hour, and once a member takes the consent back, there is none. */
  @Get(':slug/reports/:id')
  @Public()
  @CountedAs('READ')
  async sendReport(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Req() request: PadoRequest,
    @Res() response: Response,
  ): Promise<void> {
    const report = isUUID(id) ? await reportNow(this.db, slug, id) : null;
    if (!report) throw new Refused(refusal('NOT_FOUND'));
    await this.sender.send(request, response, { ...report, size: Number(report.size) });
  }
}

const isAmong = (known: string | undefined, etag: string): boolean =>
  (known ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*');
