import { Body, Controller, Get, Headers, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { type Refusal, refusal, Refused } from '../../domain/refusal.js';
import { sendPage } from '../../platform/http/page.js';
import { CountedAs } from '../../platform/rates/counted-as.decorator.js';
import { Public } from '../../platform/session/audience.decorator.js';
import { callerOf } from '../../platform/session/caller.js';
import { donePage, linkPage, refusalPage } from './link-page.js';
import { LinkService } from './link.service.js';
import { PasswordService } from './password.service.js';
import { SessionCookie } from './session-cookie.js';

class LinkQuery {
  @IsString()
  @MaxLength(200)
  token: string;
}

class LinkForm extends LinkQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  password?: string;
}

/** Where the links of letters lead: a page with a button, in both languages, for browsers with and without scripts. */
@Controller('link')
export class LinkController {
  constructor(
    private readonly links: LinkService,
    private readonly passwords: PasswordService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Public()
  @CountedAs('SIGN_IN')
  async show(@Query() { token }: LinkQuery, @Res() response: Response): Promise<void> {
    const purpose = await this.links.purposeOf(token);
    if (purpose) sendPage(response, 200, linkPage(purpose, token));
    else sendPage(response, 410, refusalPage(refusal('LINK_DEAD')));
  }

  @Post()
  @Public()
  @CountedAs('SIGN_IN')
  async use(
    @Body() { token, password }: LinkForm,
    @Req() request: Request,
    @Headers('sec-fetch-site') site: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    // Another site could else sign its visitors in as somebody else. (Origin is "null" here: our pages tell no referrer.)
    if (site !== undefined && site !== 'same-origin') return sendPage(response, 403, refusalPage(refusal('FOREIGN_ORIGIN')));
    const purpose = await this.links.purposeOf(token);
    try {
      const { session, secret } = await (purpose === 'NEW_PASSWORD'
        ? this.passwords.set(token, password ?? '', callerOf(request))
        : this.links.enter(token, callerOf(request)));
      this.cookie.set(response, secret, session.expiresAt);
      sendPage(response, 200, donePage());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      sendRefusal(response, error.refusal, token);
    }
  }
}

/** A password that is too weak has not used the link up. */
function sendRefusal(response: Response, said: Refusal, token: string): void {
  if (said.code === 'PASSWORD_TOO_WEAK') sendPage(response, 400, linkPage('NEW_PASSWORD', token, said));
  else sendPage(response, 410, refusalPage(said));
}
