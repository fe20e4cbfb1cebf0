import { Module } from '@nestjs/common';
import { AccessLogResolver } from './access-log.resolver.js';
import { AccessLogService } from './access-log.service.js';
import { DataCorrectionResolver } from './data-correction.resolver.js';
import { DataCorrectionService } from './data-correction.service.js';
import { OwnDataController } from './own-data.controller.js';

/** What people may know of their own data and ask for; it reads of every feature, so it stands on top of them. */
@Module({
  controllers: [OwnDataController],
  providers: [AccessLogService, AccessLogResolver, DataCorrectionService, DataCorrectionResolver],
})
export class PersonalModule {}
