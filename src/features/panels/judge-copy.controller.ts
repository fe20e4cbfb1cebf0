import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../../domain/actor.js';
import { StoredSender } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { JudgeDownloadService } from './judge-download.service.js';

/** The only way on which file contents reach a judge. */
@Controller('judge-copies')
export class JudgeCopyController {
  constructor(
    private readonly downloads: JudgeDownloadService,
    private readonly sender: StoredSender,
  ) {}

  @Get(':id')
  @SignedIn()
  @CountedAs('READ')
  async send(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.sender.send(request, response, await this.downloads.find(actor, id));
  }

  @Get(':id/pages/:page')
  @SignedIn()
  @CountedAs('READ')
  async sendPage(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('page') page: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.sender.sendPage(request, response, await this.downloads.findPage(actor, id, page));
  }
}
