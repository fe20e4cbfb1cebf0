import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { Refused, refusal, type Refusal, type RefusalCode } from '../../domain/refusal.js';
import { refusalBody, unforeseen } from '../graphql/error-format.js';
import type { Log } from '../log.js';

/** Of a request that is no upload. */
export const BODY_LIMIT_MB = 1;

/** What HTTP calls a refusal; 400 where nothing is said. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  NOT_FOUND: 404,
  SIGN_IN_REQUIRED: 401,
  NOT_ALLOWED: 403,
  FOREIGN_ORIGIN: 403,
  FILE_INFECTED: 403,
  FILE_TOO_LARGE_TO_SCAN: 403,
  FILE_NOT_SCANNED_YET: 409,
  FILE_TOO_LARGE: 413,
  BODY_TOO_LARGE: 413,
  FORM_TOO_LARGE: 413,
  EVIDENCE_OF_DAY: 429,
  UPLOAD_OFFSET_WRONG: 409,
  UPLOAD_VERSION_WRONG: 412,
  UPLOAD_IN_USE: 423,
  UPLOADS_UNFINISHED: 429,
  UPLOADS_OF_DAY: 429,
  STORAGE_UNAVAILABLE: 503,
  STORAGE_FULL: 507,
  TOO_MANY_ATTEMPTS: 429,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
};

export const statusOf = ({ code }: Refusal): number => STATUS[code] ?? 400;

/** Routes answer a refusal as JSON; resolvers pass theirs on to Apollo's `formatError`. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const response = host.switchToHttp().getResponse<Response>();
    const said = this.refusalOf(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const status = error instanceof HttpException && said.code !== 'INTERNAL' ? error.getStatus() : statusOf(said);
    const retryAfter = said.data?.['retryAfter'];
    if (typeof retryAfter === 'number') response.setHeader('retry-after', String(retryAfter));
    response.status(status).json(refusalBody(said));
  }

  private refusalOf(error: unknown): Refusal {
    if (error instanceof Refused) return error.refusal;
    if (error instanceof HttpException && error.getStatus() === 404) return refusal('NOT_FOUND');
    if (error instanceof HttpException && error.getStatus() === 413) return refusal('BODY_TOO_LARGE', { limitMb: BODY_LIMIT_MB });
    if (error instanceof HttpException && error.getStatus() < 500) return refusal('INVALID_INPUT');
    return unforeseen(error, this.log);
  }
}
