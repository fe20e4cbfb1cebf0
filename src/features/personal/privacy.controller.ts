import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { privacySections } from '../../domain/privacy.js';
import { escaped, sendPage } from '../../platform/http/page.js';
import { Public } from '../../platform/session/audience.decorator.js';
import { currentPrivacyText } from './privacy.type.js';

@Controller('privacy')
export class PrivacyController {
  /** The privacy page (개인정보 처리방침) for browsers, in both languages. */
  @Get()
  @Public()
  show(@Res() response: Response): void {
    const { ko, en } = privacySections();
    const listed = (sections: typeof ko) =>
      sections
        .map(({ title, lines }) => `<h2>${escaped(title)}</h2><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`)
        .join('');
    const version = `<p>SHA-256 ${currentPrivacyText.hash}</p>`;
    const body = `<main><h1>개인정보 처리방침</h1>${listed(ko)}<section lang="en"><h1>Privacy</h1>${listed(en)}</section>${version}</main>`;
    sendPage(response, 200, { title: '개인정보 처리방침 · Privacy', body });
  }
}
