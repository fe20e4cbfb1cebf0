import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type CertificateWording, defaultWording, problemsOfWording } from '../../domain/certificate.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { lockCompetition } from '../competitions/competition.service.js';
import type { EditionCopy } from '../competitions/edition-copies.service.js';
import { CertificateWordingVersion } from './certificate-wording.entity.js';
import type { SetCertificateWordingInput } from './certificate.input.js';
import { latestWording } from './certificate.queries.js';
import type { SetWording } from './certificate.type.js';

@Injectable()
export class CertificateWordingService {
  constructor(private readonly db: DataSource) {}

  /** Says what certificates of an edition say, as the next version. Those that were issued stay as they are. */
  async set(actor: Actor, wish: SetCertificateWordingInput): Promise<SetWording> {
    refuse(mayOrganize(actor, wish.competition));
    const { heading, citationTeam, citationMember, issuer, issuerName, day, showsTitle } = wish.wording;
    const texts = { heading, citationTeam, citationMember, issuer, issuerName };
    const cleaned = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, clean(text)])) as typeof texts;
    const wording: CertificateWording = { ...cleaned, day: day ?? null, showsTitle };
    refuseProblems(problemsOfWording(wording).map((found) => ({ ...found, path: `wording.${found.path}` })));
    return transaction(this.db, async (tx) => {
      const { id: competitionId } = await lockCompetition(tx, wish.competition, 'pessimistic_write');
      const version = ((await latestWording(tx, competitionId))?.version ?? 0) + 1;
      const text = canonicalText(wording);
      const set = { id: randomId(), competitionId, version, wording: text, setAt: await databaseNow(tx), setBy: actor.accountId };
      await tx.getRepository(CertificateWordingVersion).insert(set);
      await record(tx, { actor, as: 'ORGANIZER' }, 'certificate_wording.set', competitionId, { version, hash: sha256(text) });
      return { version, ...wording };
    });
  }

  /** As it was last set, or as it is proposed. */
  async of(competitionId: string): Promise<SetWording> {
    const latest = await latestWording(this.db.manager, competitionId);
    return { version: latest?.version ?? 0, ...(latest ? (JSON.parse(latest.wording) as CertificateWording) : defaultWording) };
  }
}

/** What a copied edition takes along: the wording as it was last set, without its day. */
export async function copyWording(tx: EntityManager, { competition: { from, to }, by }: EditionCopy): Promise<void> {
  const latest = await latestWording(tx, from);
  if (!latest) return;
  const wording = canonicalText({ ...(JSON.parse(latest.wording) as CertificateWording), day: null });
  const set = { version: 1, wording, setAt: await databaseNow(tx), setBy: by };
  await tx.getRepository(CertificateWordingVersion).insert({ id: randomId(), competitionId: to, ...set });
}
