import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SealerService } from './audit/sealer.service.js';
import { CONFIG, type Config } from './config.js';
import { dataSourceOptions } from './database/data-source.js';
import { DATABASE_URL } from './database/database-url.js';
import { chooseStore } from './files/choose-store.js';
import { ClamdScanner } from './files/clamd-scanner.js';
import { FILE_STORE } from './files/file-store.js';
import { StrayBytesService } from './files/stray-bytes.service.js';
import { UploadLocks } from './files/upload-locks.js';
import { DateTimeScalar } from './graphql/date-time.scalar.js';
import { DecimalScalar } from './graphql/decimal.scalar.js';
import { RefusalsResolver } from './graphql/refusals.resolver.js';
import { SCANNER } from './files/scanner.js';
import { ScanService } from './files/scan.service.js';
import { HealthController } from './http/health.controller.js';
import { StoredSender } from './http/send-stored.js';
import { JobRunner } from './jobs/job-runner.js';
import { openSigner, Signer } from './keys/signer.js';
import { LOG, type Log } from './log.js';
import { chooseTransport } from './mail/choose-transport.js';
import { MailResolver } from './mail/mail.resolver.js';
import { MailService } from './mail/mail.service.js';
import { Postman } from './mail/postman.js';
import { MAIL_TRANSPORT } from './mail/transport.js';
import { RateGuard } from './rates/rate.guard.js';
import { RateLimiter } from './rates/rate-limiter.service.js';
import { AudienceGuard } from './session/audience.guard.js';

/** What an instance is given: its configuration, the URL of a migrated database, and where it logs. */
export interface Surroundings {
  config: Config;
  databaseUrl: string;
  log: Log;
}

/** What every feature stands on; it knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static of({ config, databaseUrl, log }: Surroundings, entities: DataSourceOptions['entities']): DynamicModule {
    const settings = { url: databaseUrl, poolSize: config.databasePool };
    return {
      module: PlatformModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(settings, entities), retryAttempts: 0 })],
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: DATABASE_URL, useValue: databaseUrl },
        { provide: FILE_STORE, useFactory: () => chooseStore(config.storage) },
        { provide: SCANNER, useFactory: () => config.scanner && new ClamdScanner(config.scanner) },
        { provide: Signer, inject: [DataSource], useFactory: (db: DataSource) => openSigner(db, config.signingKeyFile) },
        // Counted first: who is refused has asked too.
        { provide: APP_GUARD, useClass: RateGuard },
        { provide: APP_GUARD, useClass: AudienceGuard },
        RateLimiter,
        { provide: MAIL_TRANSPORT, useFactory: () => chooseTransport(config) },
        StoredSender,
        JobRunner,
        ScanService,
        Postman,
        MailService,
        MailResolver,
        SealerService,
        UploadLocks,
        StrayBytesService,
        DecimalScalar,
        DateTimeScalar,
        RefusalsResolver,
      ],
      exports: [CONFIG, LOG, DATABASE_URL, FILE_STORE, StoredSender, Signer, JobRunner, Postman, RateLimiter, SealerService, UploadLocks],
    };
  }
}
