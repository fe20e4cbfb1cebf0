import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** The program's log: JSON lines with ids and counts. Secrets, marks, names and mail addresses have no business in it. */
export type Log = Logger;
export const LOG = Symbol('log');

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

export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
    serializers: { err: errorFacts },
  });

/**
 * What may be told of an error. The driver's message and detail can quote a row ("Key (email)=(…) already exists"),
 * so of a database error only its code and the name of the constraint are kept, and the place in our code.
 */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const driver = (error as { driverError?: Record<string, unknown> }).driverError ?? (error as unknown as Record<string, unknown>);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const isDatabase = typeof driver['severity'] === 'string' || 'driverError' in error;
  return {
    kind: error.constructor.name,
    ...(isDatabase ? { code: driver['code'], constraint: driver['constraint'] } : { message: error.message }),
    stack: frames.slice(0, 8).map((line) => line.trim()),
  };
}

/** Nest's own messages, through the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Log) {}
  log = (message: unknown, context?: string): void => this.to.debug({ context }, String(message));
  warn = (message: unknown, context?: string): void => this.to.warn({ context }, String(message));
  error = (message: unknown, _stack?: string, context?: string): void => this.to.error({ context }, String(message));
}
