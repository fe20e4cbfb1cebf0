import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { SessionCookie } from './features/accounts/session-cookie.js';
import { createValidationPipe } from './platform/graphql/validation.js';
import { RefusalFilter } from './platform/http/refusal.filter.js';
import { logRequests } from './platform/http/request-log.js';
import { NestLog } from './platform/log.js';
import type { Surroundings } from './platform/platform.module.js';

/** The whole application, put together and initialised, not listening yet. `main`, the CLI's server and tests share it. */
export async function createApp(surroundings: Surroundings): Promise<NestExpressApplication> {
  const { log } = surroundings;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.in(surroundings), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(logRequests(log), helmet(), app.get(SessionCookie).readActor);
  app.useBodyParser('json', { limit: '1mb' });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new RefusalFilter(log));
  await app.init();
  return app;
}
