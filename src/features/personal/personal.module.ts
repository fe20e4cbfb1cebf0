import { Module } from '@nestjs/common';
import { AccessLogResolver } from './access-log.resolver.js';
import { AccessLogService } from './access-log.service.js';

/** What people may know of their own data and ask for; it reads of every feature, so it stands on top of them. */
@Module({ providers: [AccessLogService, AccessLogResolver] })
export class PersonalModule {}
