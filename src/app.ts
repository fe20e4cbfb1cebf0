import 'reflect-metadata';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { showExplorer } from './features/explorer/explorer-page.js';
import { SessionCookie } from './features/accounts/session-cookie.js';
import { createValidationPipe } from './platform/graphql/validation.js';
import { BODY_LIMIT_MB, RefusalFilter } from './platform/http/refusal.filter.js';
import { logRequests } from './platform/http/request-log.js';
import { NestLog } from './platform/log.js';
import { turnAway } from './platform/rates/turn-away.js';
import { RateLimiter } from './platform/rates/rate-limiter.service.js';
import type { Surroundings } from './platform/platform.module.js';

/** The whole application, put together and initialised, not listening yet. `main`, the CLI's server and tests share it. */
export async function createApp(surroundings: Surroundings): Promise<NestExpressApplication> {
  const { log } = surroundings;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.in(surroundings), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', surroundings.config.trustedProxies);
  app.use(logRequests(log), helmet(), app.get(SessionCookie).readActor, turnAway(app.get(RateLimiter)));
  app.use('/graphql', showExplorer);
  app.useBodyParser('json', { limit: `${BODY_LIMIT_MB}mb` });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new RefusalFilter(log));
  await app.init();
  setTimeouts(app.getHttpServer());
  return app;
}

/**
 * An upload over a slow office line takes as long as it takes, so a request may last an hour; its headers may not.
 * Idle connections outlive a balancer's own 60 s, so that it is never the server that hangs up on a request under way.
 */
function setTimeouts(server: Server): void {
  server.requestTimeout = 60 * 60_000;
  server.headersTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
}
