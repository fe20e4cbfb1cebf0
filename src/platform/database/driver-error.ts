import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { errorCodeOf } from '../error-code.js';

/** What may be told of a failed statement: not its message or detail, which can quote a row. */
export interface DriverError {
  /** SQLSTATE, or the code of the broken connection. */
  code: string | undefined;
  constraint: string | undefined;
}

/** The database's part in an error, whether it came through TypeORM or straight from the driver; null for any other error. */
export function driverErrorOf(error: unknown): DriverError | null {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (cause instanceof DatabaseError) return { code: cause.code, constraint: cause.constraint };
  return error instanceof QueryFailedError ? { code: errorCodeOf(cause), constraint: undefined } : null;
}
