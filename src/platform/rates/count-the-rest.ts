import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { Refused } from '../../domain/refusal.js';
import type { PadoRequest } from '../session/request.js';
import type { RateLimiter } from './rate-limiter.service.js';

/**
 * What reaches no resolver (a query that is none, the schema) costs too: it counts as a read, which is told the next time. And where
 * a field was one too many, or one sign-in, the whole answer says so in HTTP's words.
 */
export const countTheRest = (limiter: RateLimiter): ApolloServerPlugin<{ req: PadoRequest }> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue: { req }, response: { body, http } }) => {
      if (!req.isCounted) await limiter.count(req, 'READ').catch(unlessRefused);
      // In the same turn a plugin of Nest's makes every answer with data a 200.
      else await Promise.resolve();
      const seconds = secondsToWait(body);
      if (seconds === 0) return;
      http.status = 429;
      http.headers.set('retry-after', String(seconds));
    },
  }),
});

/** How long the answer asks to wait, for whichever of its fields it is longest; 0: nobody is asked to. */
function secondsToWait(body: GraphQLResponse['body']): number {
  const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  return Math.max(0, ...errors.map(({ extensions }) => Number(extensions?.['retryAfter'] ?? 0)));
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}
