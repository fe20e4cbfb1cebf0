import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { Public } from '../../platform/session/audience.decorator.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { KeptAnswers } from './kept-answers.service.js';

/** Published results as anybody reads them, by address: what browsers and proxies can ask for again cheaply. */
@Controller('results')
export class ResultsController {
  constructor(private readonly answers: KeptAnswers) {}

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
}

const isAmong = (known: string | undefined, etag: string): boolean =>
  (known ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*');
