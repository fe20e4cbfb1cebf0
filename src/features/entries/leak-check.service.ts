import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inPieces, leaksOfPiece, MOST_FINDINGS, RULE_VERSION } from '../../domain/anonymity/find-leaks.js';
import type { Finding } from '../../domain/anonymity/finding.js';
import type { Identity } from '../../domain/anonymity/identity.js';
import type { TextPart } from '../../domain/document.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { FileText } from '../../platform/files/file-text.entity.js';
import { addJobs } from '../../platform/jobs/add-job.js';
import { Entry, EntryVersion } from './entry.entity.js';
import { LeakCheck } from './leak-check.entity.js';
import { checkedPieces, type CheckedPiece, entriesConcerned, forgetOthers, identityOf } from './leak-check.queries.js';
import { textParts } from './text-parts-of-entry.js';

/** Leaves it for later to look for what tells whose these entries are. Nothing else waits for it: a submission is never refused for a name. */
export const checkLeaksLater = (tx: EntityManager, entryIds: readonly string[]): Promise<void> =>
  addJobs(
    tx,
    'check-leaks',
    entryIds.map((entry) => ({ payload: { entry }, key: `check-leaks:${entry}` })),
    { queue: 'check-leaks' },
  );

/** Looks through entries for names, workplaces and personal data, whenever their texts or their teams change. */
@Injectable()
export class LeakCheckService {
  constructor(private readonly db: DataSource) {}

  /** Job `file-read`. */
  async ofFile({ file }: { file?: unknown }): Promise<void> {
    if (typeof file === 'string') await this.later(await entriesConcerned(this.db.manager, { file }));
  }

  /** Job `roster-changed`. */
  async ofCompetition({ competition }: { competition?: unknown }): Promise<void> {
    if (typeof competition === 'string') await this.later(await entriesConcerned(this.db.manager, { competition }));
  }

  /** Jobs `employment-changed`, of one account, of many or of nobody known, and `departments-changed`. */
  async ofAccounts({ account, accounts }: { account?: unknown; accounts?: unknown }): Promise<void> {
    const asked = [account, ...(Array.isArray(accounts) ? accounts : [])].filter((id) => typeof id === 'string');
    await this.later(await entriesConcerned(this.db.manager, { accounts: asked.length > 0 ? asked : null }));
  }

  private later(entryIds: readonly string[]): Promise<void> {
    return transaction(this.db, (tx) => checkLeaksLater(tx, entryIds));
  }

  /** Job `check-leaks`. What was looked through under the same rules for the same team is not looked through again. */
  async check({ entry: id }: { entry?: unknown }): Promise<void> {
    const entry = await this.db.getRepository(Entry).findOneBy({ id: String(id) });
    if (!entry) return;
    const identity = await identityOf(this.db.manager, entry.id);
    for (const piece of await checkedPieces(this.db.manager, [entry.id])) {
      const content = await this.contentOf(entry, piece);
      if (!content) continue;
      const basis = sha256(canonicalText({ rules: RULE_VERSION, identity, of: content.mark }));
      if (basis === piece.basis) continue;
      const findings = content.parts && (await leaksIn(identity, content.parts));
      await transaction(this.db, (tx) => keep(tx, piece, findings, basis));
    }
    await forgetOthers(this.db.manager, entry.id);
  }

  /** What there is to look through, and what tells that it has changed; `parts` is null where nothing could be read, and all of it while it is not read yet. */
  private async contentOf(entry: Entry, piece: CheckedPiece): Promise<{ parts: TextPart[] | null; mark: string } | null> {
    if (piece.storedFileId) {
      const file = await this.db.getRepository(FileText).findOneBy({ storedFileId: piece.storedFileId });
      if (!file || file.state === 'PENDING') return null;
      return { parts: file.state === 'READY' ? file.parts : null, mark: `${file.state} ${file.readAt!.toISOString()}` };
    }
    const version = piece.versionId && (await this.db.getRepository(EntryVersion).findOneBy({ id: piece.versionId }));
    const parts = textParts(version || entry);
    return { parts, mark: canonicalText(parts) };
  }
}

/** Other requests have their turn between the pieces of a long document. */
async function leaksIn(identity: Identity, parts: readonly TextPart[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const piece of parts.flatMap(inPieces)) {
    findings.push(...leaksOfPiece(identity, piece));
    if (findings.length >= MOST_FINDINGS) break;
    await nextTurn();
  }
  return findings.slice(0, MOST_FINDINGS);
}

/** Unless the piece was destroyed or let go meanwhile. */
async function keep(tx: EntityManager, piece: CheckedPiece, findings: Finding[] | null, basis: string): Promise<void> {
  const { entryId, versionId, storedFileId } = piece;
  const isHeld = (await checkedPieces(tx, [entryId])).some((held) => held.versionId === versionId && held.storedFileId === storedFileId);
  if (!isHeld) return;
  const row = { id: timeOrderedId(), entryId, versionId, storedFileId };
  const outcome = {
    state: findings ? ('DONE' as const) : ('FAILED' as const),
    findings: findings ?? [],
    basis,
    checkedAt: await databaseNow(tx),
  };
  await tx.getRepository(LeakCheck).upsert({ ...row, ...outcome }, ['entryId', 'versionId', 'storedFileId']);
}
