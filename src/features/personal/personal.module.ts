import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { AccessLogResolver } from './access-log.resolver.js';
import { AccessLogService } from './access-log.service.js';
import { DataCorrectionResolver } from './data-correction.resolver.js';
import { DataCorrectionService } from './data-correction.service.js';
import { DestructionResolver } from './destruction.resolver.js';
import { DestructionService } from './destruction.service.js';
import { OwnDataController } from './own-data.controller.js';
import { PrivacyController } from './privacy.controller.js';

/** What people may know of their own data and ask for, and when it goes; it reads of every feature, so it stands on top of them. */
@Module({
  controllers: [OwnDataController, PrivacyController],
  providers: [AccessLogService, AccessLogResolver, DataCorrectionService, DataCorrectionResolver, DestructionService, DestructionResolver],
})
export class PersonalModule {
  constructor(jobs: JobRunner, destructions: DestructionService) {
    jobs.handleNightly('destroy-due', () => destructions.destroyAll());
  }
}
