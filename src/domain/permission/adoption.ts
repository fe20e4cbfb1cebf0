import { type Refusal, refusal } from '../refusal.js';

/** What stands before a record of adoption is written. */
interface Recording {
  /** Whether the entry has an award that is public now and was not revoked. */
  hasPublicAward: boolean;
  /** The version that stands now; 0: none. */
  version: number;
  /** The version that whoever writes has seen. */
  seen: number;
}

/** What becomes of a work is recorded once its award is public, and on top of what was seen. */
export function mayRecordAdoption({ hasPublicAward, version, seen }: Recording): Refusal | null {
  if (!hasPublicAward) return refusal('NO_PUBLIC_AWARD');
  return version === seen ? null : refusal('STALE_REVISION', { revision: version });
}
