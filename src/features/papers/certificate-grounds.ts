import type { EntityManager } from 'typeorm';
import type { CertificateKind, CertificateWording } from '../../domain/certificate.js';
import { mayIssueCertificates } from '../../domain/permission/certificate.js';
import { Refused, refuse } from '../../domain/refusal.js';
import type { Competition } from '../competitions/competition.entity.js';
import { publicationNow } from '../publications/publication.queries.js';
import { type CertificateGrounds, planCertificates } from './certificate-plan.js';
import type { IssueCertificatesInput } from './certificate.input.js';
import { awardedEntries, latestWording } from './certificate.queries.js';

const kindOf = { TEAMS: 'TEAM', MEMBERS: 'MEMBER' } as const satisfies Record<IssueCertificatesInput['of'], CertificateKind>;

/** What certificates would follow from now. @throws Refused where they cannot be issued. */
export async function groundsFor(
  tx: EntityManager,
  competition: Competition,
  wish: Pick<IssueCertificatesInput, 'of' | 'tiers'>,
): Promise<CertificateGrounds> {
  const publication = await publicationNow(tx, competition.id);
  const awarded = publication && (await awardedEntries(tx, publication.id, null));
  const wording = await latestWording(tx, competition.id);
  const [tiers, kind] = [wish.tiers ?? null, kindOf[wish.of]];
  const facts = { publishedTiers: awarded && [...new Set(awarded.map(({ awardKey }) => awardKey))], tiers, hasWording: wording !== null };
  const objection = mayIssueCertificates({ ...facts, certificates: 1 });
  if (objection) throw new Refused(objection);
  const grounds = { competition, publication: publication!, wording: JSON.parse(wording!.wording) as CertificateWording, kind, tiers };
  const { length: certificates } = await planCertificates(tx, grounds);
  refuse(mayIssueCertificates({ ...facts, certificates }));
  return grounds;
}
