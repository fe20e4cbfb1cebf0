import { Refused, type Problem } from '../../src/domain/refusal.js';

/** The problems with which something is refused as INVALID_INPUT; none when it is not refused. */
export function problemsIn(attempt: () => unknown): Problem[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'INVALID_INPUT') throw error;
    return error.refusal.data?.problems ?? [];
  }
}
