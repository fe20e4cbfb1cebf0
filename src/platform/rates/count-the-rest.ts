import type { ApolloServerPlugin } from '@apollo/server';
import { Refused } from '../../domain/refusal.js';
import type { PadoRequest } from '../session/request.js';
import type { RateLimiter } from './rate-limiter.service.js';

/**
 * What reaches no resolver (a query that is none, the schema) costs too: it counts as a read, which is told the next time. And where
 * a field was one too many, the whole answer says so in HTTP's words.
 */
export const countTheRest = (limiter: RateLimiter): ApolloServerPlugin<{ req: PadoRequest }> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue: { req }, response: { http } }) => {
      if (!req.isCounted) await limiter.count(req, 'READ').catch(unlessRefused);
      // In the same turn a plugin of Nest's makes every answer with data a 200.
      else await Promise.resolve();
      if (!req.isCounted || req.comeAgainAfter === undefined) return;
      http.status = 429;
      http.headers.set('retry-after', String(req.comeAgainAfter));
    },
  }),
});

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}
