import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../../domain/actor.js';
import { StoredSender } from '../../platform/http/send-stored.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { MaybeActor } from '../../platform/session/actor.decorator.js';
import { Public } from '../../platform/session/audience.decorator.js';
import { NoticeService } from './notice.service.js';

/** The files that come with notices: the only uploads that the public may fetch. */
@Controller('notice-files')
export class NoticeFileController {
  constructor(
    private readonly notices: NoticeService,
    private readonly sender: StoredSender,
  ) {}

  @Get(':id')
  @Public()
  @CountedAs('READ')
  async send(
    @MaybeActor() actor: Actor | null,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.sender.send(request, response, await this.notices.fileFor(actor, id));
  }
}
