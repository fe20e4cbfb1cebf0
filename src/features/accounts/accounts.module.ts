import { Module } from '@nestjs/common';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { SessionCookie } from './session-cookie.js';
import { SessionService } from './session.service.js';

@Module({ providers: [AccountService, SessionService, SessionCookie, AccountResolver], exports: [AccountService, SessionCookie] })
export class AccountsModule {}
