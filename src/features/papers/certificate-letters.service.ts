import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refuseProblems } from '../../domain/problem.js';
import { required } from '../../domain/text.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { inWords, type Letter } from '../../platform/mail/letter.js';
import type { Mail } from '../../platform/mail/mail.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Competition } from '../competitions/competition.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { type BulkLetter, BulkLetters, type StepInput } from '../notifications/bulk-letters.service.js';
import { groundsFor } from './certificate-grounds.js';
import type { CertificateContent } from './certificate-paper.js';
import { planCertificates } from './certificate-plan.js';
import { certificatesWhere, isOfTeam, membersToTell } from './certificate.queries.js';
import { CERTIFICATES_ISSUED, certificatesIssued } from './certificates-issued.letter.js';

type Told = Awaited<ReturnType<typeof certificatesWhere>>[number];
type ToldOf = Pick<Told, 'entryId' | 'kind' | 'memberId' | 'number' | 'content'> & { id: string | null };

/** Who is told that certificates were issued: the same for whoever looks before, and for the run. */
@Injectable()
export class CertificateLetters {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    bulk: BulkLetters,
  ) {
    bulk.composes('CERTIFICATES_ISSUED', (tx, competitionId, input) => this.compose(tx, competitionId, input));
  }

  /** Null once it does not hold, its name was taken off, or whoever was told is in the team no more. */
  async write({ data, accountId, locale }: Mail): Promise<Letter | null> {
    const tx = this.db.manager;
    const [certificate] = await certificatesWhere(tx, `certificate.id::text = $1`, [data['certificate'] ?? '']);
    if (!certificate || certificate.revokedAt || certificate.name === null || accountId === null) return null;
    const { competitionId, entryId, memberId } = certificate;
    const isTheirs = memberId === null ? await isOfTeam(tx, entryId, accountId) : certificate.accountId === accountId;
    if (!isTheirs) return null;
    const competition = await tx.getRepository(Competition).findOneByOrFail({ id: competitionId });
    const { number } = await tx.getRepository(Entry).findOneByOrFail({ id: entryId });
    return inWords(certificatesIssued, locale, this.factsOf(competition, certificate, number!));
  }

  /** Of those that a run issued, or would issue now: those of teams to all members, those of members to whom they name. */
  private async compose(tx: EntityManager, competitionId: string, { certificateRun: run, of, tiers }: StepInput): Promise<BulkLetter[]> {
    const competition = await tx.getRepository(Competition).findOneByOrFail({ id: competitionId });
    const certificates = run
      ? await certificatesWhere(tx, `certificate.run_id = $1`, [run])
      : await wouldBeIssued(tx, competition, { of, tiers });
    const members = await membersToTell(
      tx,
      certificates.map(({ entryId }) => entryId),
    );
    return certificates.flatMap((certificate) => {
      const data: Record<string, string> = certificate.id === null ? {} : { certificate: certificate.id };
      const readers = (members.get(certificate.entryId) ?? []).filter(
        ({ memberId }) => certificate.memberId === null || certificate.memberId === memberId,
      );
      return readers.map(({ accountId, address, name, locale, entry }) => {
        const letter = inWords(certificatesIssued, locale, this.factsOf(competition, certificate, entry));
        return { accountId, address, name, locale, data, template: CERTIFICATES_ISSUED, letter };
      });
    });
  }

  private factsOf(
    { titleKo, titleEn }: Competition,
    { number, content, kind }: Pick<ToldOf, 'number' | 'content' | 'kind'>,
    entry: string,
  ) {
    const { award: awardKo, awardEn } = JSON.parse(content) as CertificateContent;
    return { titleKo, titleEn, entry, number, awardKo, awardEn, isOwn: kind === 'MEMBER', link: publicLink(this.config) };
  }
}

async function wouldBeIssued(
  tx: EntityManager,
  competition: Competition,
  { of, tiers }: Pick<StepInput, 'of' | 'tiers'>,
): Promise<ToldOf[]> {
  if (!of) refuseProblems([required('of')]);
  const grounds = await groundsFor(tx, competition, { of: of!, tiers: tiers ?? null });
  const planned = await planCertificates(tx, grounds);
  return planned.filter(({ isNew }) => isNew).map((one) => ({ ...one, id: null }));
}
