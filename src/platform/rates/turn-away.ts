import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { PadoRequest } from '../session/request.js';
import type { RateLimiter } from './rate-limiter.service.js';

/** Middleware before anything is read or parsed: even a request that nobody understands costs. */
export const turnAway =
  (limiter: RateLimiter): RequestHandler =>
  (request: Request, _response: Response, next: NextFunction) => {
    try {
      if (request.path === '/graphql') limiter.turnAway(request as PadoRequest);
      next();
    } catch (error) {
      next(error);
    }
  };
