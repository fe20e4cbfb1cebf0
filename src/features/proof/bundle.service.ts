import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { type Actor, holds } from '../../domain/actor.js';
import { maySeeOrganizerDesk } from '../../domain/permission/competition.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { transaction } from '../../platform/database/transaction.js';
import { bundleDocument } from './bundle-document.queries.js';
import { editionOfBundle, openBundle, wholeBundle } from './bundle.queries.js';

/** A bundle on its way out. */
export interface SentBundle {
  fileName: string;
  hash: string;
  document: AsyncIterable<string | Buffer>;
}

@Injectable()
export class BundleService {
  constructor(private readonly db: DataSource) {}

  /** Without the confidential lines, for anybody. To whoever asks too early, too late or for another it is not there. */
  async open(publicationId: string): Promise<SentBundle> {
    const row = isUUID(publicationId) ? await openBundle(this.db.manager, publicationId) : null;
    if (!row) throw new Refused(refusal('NOT_FOUND'));
    return { fileName: `${row.slug}-${row.ordinal}-public-bundle.json`, hash: row.hash, document: bundleDocument(row) };
  }

  /** With everything, for auditors and the organisers of the edition; that they fetched it is in the audit trail. */
  async whole(actor: Actor | null, publicationId: string): Promise<SentBundle> {
    if (!actor) throw new Refused(refusal('SIGN_IN_REQUIRED'));
    const competitionId = isUUID(publicationId) ? await editionOfBundle(this.db.manager, publicationId) : null;
    if (competitionId === null) throw new Refused(refusal('NOT_FOUND'));
    refuse(maySeeOrganizerDesk(actor, competitionId));
    return transaction(this.db, async (tx) => {
      const row = (await wholeBundle(tx, publicationId))!;
      const as = holds(actor, 'ORGANIZER', competitionId) ? 'ORGANIZER' : 'AUDITOR';
      await record(tx, { actor, as }, 'bundle.fetched', competitionId, { publication: publicationId, hash: row.hash });
      return { fileName: `${row.slug}-${row.ordinal}-bundle.json`, hash: row.hash, document: bundleDocument(row) };
    });
  }
}
