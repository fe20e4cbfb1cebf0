import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { driverErrorOf } from './database/driver-error.js';

/** The program's log: JSON lines with ids and counts. Secrets, marks, names and mail addresses have no business in it. */
export type Log = Logger;
export const LOG = Symbol('log');

/** Id of the request that is being answered: whatever is logged meanwhile carries it. */
export const requestIds = new AsyncLocalStorage<string>();

/** Should one of these be logged after all, it is blotted out: at the top of a record and one level down. */
const SECRET = [
  'password',
  'token',
  'authorization',
  'cookie',
  'email',
  'name',
  'title',
  'points',
  'marks',
  'comment',
  'salt',
  'parameters',
];

/** Writes to standard output, or to where it is told. */
export const createLog = (level: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ requestId: requestIds.getStore() }),
      redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
      serializers: { err: errorFacts },
    },
    destination ?? pino.destination(1),
  );

/**
 * What may be told of an error. The driver's message and detail can quote a row ("Key (email)=(…) already exists"),
 * so of a database error only its code and the name of the constraint are kept, and the place in our code.
 */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '));
  return {
    kind: error.constructor.name,
    ...(driverErrorOf(error) ?? { message: error.message }),
    stack: frames.slice(0, 8).map((line) => line.trim()),
  };
}

/** Nest's own messages, through the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Log) {}
  log = (message: unknown, context?: string): void => this.to.debug({ context }, String(message));
  warn = (message: unknown, context?: string): void => this.to.warn({ context }, String(message));
  error = (message: unknown, _stack?: string, context?: string): void => {
    // Nest announces what keeps the application from starting and then throws it: `serve` tells it, in one sentence.
    if (context === 'ExceptionHandler') return;
    if (message instanceof Error) this.to.error({ context, err: message }, 'error');
    else this.to.error({ context }, String(message));
  };
}
