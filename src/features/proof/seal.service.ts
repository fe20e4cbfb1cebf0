import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../../platform/audit/canonical.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { Signer } from '../../platform/keys/signer.js';
import { latestAwardRule } from '../awards/award.queries.js';
import { bundleApart } from './bundle-apart.js';
import { bundleTexts, type ToProve } from './bundle-source.queries.js';
import { SettlementBundle } from './settlement-bundle.entity.js';

/** What a publication tells of its bundle, and signs. */
export interface SealedBundle {
  hash: string;
  kid: string;
  signature: string;
  isPublic: boolean;
}

/** Seals the bundle of a publication (결과 묶음): what it follows from, signed line by line. */
@Injectable()
export class SealService {
  constructor(private readonly signer: Signer) {}

  /** In the transaction that publishes, before the publication is signed, under the id that it will have. */
  async seal(tx: EntityManager, who: ActingAs, publicationId: string, toProve: ToProve): Promise<SealedBundle> {
    const { id: competitionId } = toProve.competition;
    const { manifest, openLines, confidentialLines } = await bundleApart(await bundleTexts(tx, toProve));
    const { kid, signature } = this.signer.signText(manifest);
    const rule = await latestAwardRule(tx, competitionId);
    const isPublic = rule !== null && (JSON.parse(rule.rule) as { isBundlePublic: boolean }).isBundlePublic;
    const bundle = {
      publicationId,
      competitionId,
      manifest,
      hash: sha256(manifest),
      kid,
      signature,
      isPublic,
      openLines: Buffer.from(openLines),
      confidentialLines: Buffer.from(confidentialLines),
      sealedAt: await databaseNow(tx),
    };
    await tx.getRepository(SettlementBundle).insert(bundle);
    const linesHash = sha256(Buffer.concat([bundle.openLines, bundle.confidentialLines]));
    await record(tx, who, 'bundle.sealed', competitionId, { publication: publicationId, hash: bundle.hash, linesHash, kid });
    return { hash: bundle.hash, kid, signature, isPublic };
  }
}
