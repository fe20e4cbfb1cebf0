import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayPrintCertificate } from '../../domain/permission/certificate.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { printedCertificate } from './certificate-job.js';
import type { ShownCertificate } from './certificate-page.js';
import type { CertificateContent } from './certificate-paper.js';
import { Certificate } from './certificate.entity.js';
import { certificatesWhere, isOfTeam, type StandingCertificate } from './certificate.queries.js';
import type { CertificateConnection } from './certificate.type.js';
import { paperApart } from './paper-apart.js';

/** Certificates as people meet them: on their page, on paper and in lists. */
@Injectable()
export class CertificateService {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What anybody who has its code is told; null: there is none. */
  async shown(code: string): Promise<ShownCertificate | null> {
    const found = await this.find(code);
    return found && { ...found, content: JSON.parse(found.content) as CertificateContent };
  }

  /** The certificate itself, for whose it is and for organisers; its bytes are the same each time. */
  async paperFor(actor: Actor, code: string): Promise<{ bytes: Buffer; fileName: string; certificate: StandingCertificate }> {
    const certificate = await this.find(code);
    if (!certificate) throw new Refused(refusal('NOT_FOUND'));
    const { competitionId, entryId, memberId, accountId, revokedAt, revokedKo, name, number, issuedAt } = certificate;
    const isOwn = memberId === null ? await isOfTeam(this.db.manager, entryId, actor.accountId) : accountId === actor.accountId;
    refuse(mayPrintCertificate(actor, { competitionId, isOwn }));
    if (revokedAt) throw new Refused(refusal('CERTIFICATE_REVOKED', { reason: revokedKo }));
    if (name === null) throw new Refused(refusal('CERTIFICATE_NAME_REMOVED'));
    const bytes = await paperApart({ draw: 'CERTIFICATE', certificate: printedCertificate(this.config, certificate), at: issuedAt });
    return { bytes, fileName: `상장 ${number}.pdf`, certificate };
  }

  /** Those of an edition, in the order of their numbers. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, { first, after }: PageArgs): Promise<CertificateConnection> {
    const from = Number(decodeCursor(after, 'NUMBER')?.[0] ?? 0);
    const rows = await certificatesWhere(
      this.db.manager,
      `certificate.competition_id = $1 and certificate.ordinal > $2`,
      [competitionId, from, first + 1],
      'limit $3',
    );
    const total = await this.db.getRepository(Certificate).countBy({ competitionId });
    return pageOf(rows, first, total, ({ ordinal, id }) => [String(ordinal), id]);
  }

  private async find(code: string): Promise<StandingCertificate | null> {
    if (!isUUID(code)) return null;
    return (await certificatesWhere(this.db.manager, `certificate.id = $1`, [code]))[0] ?? null;
  }
}
