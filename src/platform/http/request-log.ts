import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { randomId } from '../database/ids.js';
import { type Log, requestIds } from '../log.js';
import type { PadoRequest } from '../session/request.js';

const GIVEN_ID = /^[\w-]{8,64}$/;

/** Gives every request an id (a proxy's own, if it is a harmless one) and logs one line when its answer is through. */
export function logRequests(log: Log): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now();
    const given = request.get('x-request-id') ?? '';
    const requestId = GIVEN_ID.test(given) ? given : randomId();
    const { method, path } = request;
    const visitor: Pick<PadoRequest, 'requestId' | 'actor' | 'signedInByCookie'> = { requestId, actor: null, signedInByCookie: false };
    const asked = Object.assign(request, visitor);
    response.setHeader('x-request-id', requestId);
    response.on('close', () => {
      const ms = Math.round(performance.now() - started);
      const accountId = asked.actor?.accountId;
      log.info({ requestId, method, path, status: response.statusCode, ms, accountId, cut: !response.writableFinished }, 'request');
    });
    requestIds.run(requestId, next);
  };
}
