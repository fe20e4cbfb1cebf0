import { Module } from '@nestjs/common';
import { linkPurposes } from '../../domain/one-time-link.js';
import { Postman } from '../../platform/mail/postman.js';
import { AccountOfficeResolver } from './account-office.resolver.js';
import { AccountOfficeService } from './account-office.service.js';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { ImportOfficeResolver } from './import-office.resolver.js';
import { ImportOfficeService } from './import-office.service.js';
import { InviteService } from './invite.service.js';
import { LinkController } from './link.controller.js';
import { LinkMailService, linkTemplates } from './link-mail.service.js';
import { LinkResolver } from './link.resolver.js';
import { LinkService } from './link.service.js';
import { PasswordService } from './password.service.js';
import { SessionCookie } from './session-cookie.js';
import { SignInAttemptsService } from './sign-in-attempts.service.js';
import { SeenAccountResolver } from './seen-account.resolver.js';
import { SessionResolver } from './session.resolver.js';
import { SessionService } from './session.service.js';

const services = [
  AccountOfficeService,
  AccountService,
  SessionService,
  SignInAttemptsService,
  SessionCookie,
  LinkService,
  PasswordService,
  InviteService,
  LinkMailService,
  ImportOfficeService,
];

@Module({
  controllers: [LinkController],
  providers: [
    ...services,
    AccountResolver,
    AccountOfficeResolver,
    ImportOfficeResolver,
    SeenAccountResolver,
    SessionResolver,
    LinkResolver,
  ],
  exports: [AccountService, SessionCookie],
})
export class AccountsModule {
  constructor(postman: Postman, mails: LinkMailService) {
    for (const purpose of linkPurposes) postman.writes(linkTemplates[purpose], (mail) => mails.write(purpose, mail));
  }
}
