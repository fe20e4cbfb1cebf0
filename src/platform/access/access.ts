import { type AccessKind, type AccessSubject, roleOfAccess } from '../../domain/access.js';
import type { Actor } from '../../domain/actor.js';
import type { AccessLog } from './access-log.entity.js';

type Seen = Pick<AccessLog, 'subject' | 'subjectId' | 'competitionId' | 'actingAs'> & { what: Set<AccessKind> };

/** Whose data a request shows. Told while it is gathered, written before the answer leaves: see `writeAccess`. */
export class Access {
  private readonly seen = new Map<string, Seen>();
  /** Where each person was seen first: who is seen in an edition is not seen once more in none. */
  private readonly first = new Map<string, Seen>();

  constructor(private readonly actor: Actor | null) {}

  /** Own data is nobody else's business. `competitionId` is the edition it is seen in; null: none. */
  saw(what: AccessKind, subject: AccessSubject, subjectId: string, competitionId: string | null): void {
    if (!this.actor || (subject === 'ACCOUNT' && subjectId === this.actor.accountId)) return;
    const key = `${subjectId} ${competitionId}`;
    const before = this.seen.get(key) ?? (competitionId === null ? this.first.get(subjectId) : undefined);
    if (before) return void before.what.add(what);
    const seen = { subject, subjectId, competitionId, actingAs: roleOfAccess(this.actor, competitionId), what: new Set([what]) };
    this.seen.set(key, seen);
    this.first.set(subjectId, this.first.get(subjectId) ?? seen);
  }

  /** Everything since the last time it was asked. */
  take(): (Omit<Seen, 'what'> & { what: AccessKind[] })[] {
    const rows = [...this.seen.values()].map((seen) => ({ ...seen, what: [...seen.what].toSorted() }));
    this.seen.clear();
    this.first.clear();
    return rows;
  }
}
