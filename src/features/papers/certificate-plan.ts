import type { EntityManager } from 'typeorm';
import { type CertificateKind, certificateNumber, type CertificateWording, dayInWords, filledIn } from '../../domain/certificate.js';
import { seoulDay } from '../../domain/seoul-time.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { randomId } from '../../platform/database/ids.js';
import type { Competition } from '../competitions/competition.entity.js';
import type { Publication } from '../publications/publication.entity.js';
import { membersToName } from '../publications/publication.queries.js';
import type { CertificateContent } from './certificate-paper.js';
import type { Certificate } from './certificate.entity.js';
import { awardedEntries, type AwardedEntry, certificatesWhere } from './certificate.queries.js';

/** What a run prints: a certificate that holds already, or one that it issues. */
export type PlannedCertificate = Pick<
  Certificate,
  'id' | 'entryId' | 'kind' | 'memberId' | 'ordinal' | 'number' | 'awardKey' | 'content' | 'name' | 'department'
> & { isNew: boolean };

/** What certificates follow from. */
export interface CertificateGrounds {
  competition: Competition;
  publication: Publication;
  wording: CertificateWording;
  kind: CertificateKind;
  tiers: readonly string[] | null;
}

/**
 * Every certificate of a kind that the publication asks for, in its order. Those that hold stay as they were printed; the others get the next
 * numbers and new codes. Nothing is written.
 */
export async function planCertificates(tx: EntityManager, grounds: CertificateGrounds): Promise<PlannedCertificate[]> {
  const { competition, publication, kind, tiers } = grounds;
  const awarded = await awardedEntries(tx, publication.id, tiers);
  const standing = await certificatesWhere(tx, `certificate.competition_id = $1 and certificate.kind = $2`, [competition.id, kind]);
  const holding = new Map(
    standing.filter(({ revokedAt }) => revokedAt === null).map((one) => [keyOf(one.entryId, one.memberId), one] as const),
  );
  const people = kind === 'TEAM' ? awarded.map(asTeam) : await consenting(tx, awarded);
  const [row] = await tx.query<{ last: number }[]>(
    `select coalesce(max(ordinal), 0)::int as last from certificate where competition_id = $1`,
    [competition.id],
  );
  let ordinal = row!.last;
  return people.map(({ entry, memberId, name, department }) => {
    const held = holding.get(keyOf(entry.entryId, memberId));
    if (held) return { ...held, isNew: false };
    ordinal += 1;
    const content = canonicalText(contentOf(grounds, entry));
    const number = certificateNumber(competition.year, ordinal);
    const { entryId, awardKey } = entry;
    return { id: randomId(), entryId, kind, memberId, ordinal, number, awardKey, content, name, department, isNew: true };
  });
}

/** Of everything that would be issued and printed; codes, which are drawn anew each time, are left out. */
export const hashOfPlan = (planned: readonly PlannedCertificate[]): string =>
  sha256(
    canonicalText(
      planned.map(({ id, isNew, ...rest }) => [isNew ? null : id, rest.memberId, rest.number, rest.content, rest.name, rest.department]),
    ),
  );

const keyOf = (entryId: string, memberId: string | null): string => `${entryId} ${memberId}`;

interface Recipient {
  entry: AwardedEntry;
  memberId: string | null;
  name: string;
  department: string | null;
}

const asTeam = (entry: AwardedEntry): Recipient => ({ entry, memberId: null, name: entry.team, department: null });

/** The members of these teams who agree to be named now, the lead first. */
async function consenting(tx: EntityManager, awarded: readonly AwardedEntry[]): Promise<Recipient[]> {
  const members = Map.groupBy(
    await membersToName(
      tx,
      awarded.map(({ entryId }) => entryId),
    ),
    ({ entryId }) => entryId,
  );
  return awarded.flatMap((entry) =>
    (members.get(entry.entryId) ?? []).map(({ memberId, name, departmentKo }) => ({ entry, memberId, name, department: departmentKo })),
  );
}

function contentOf({ competition, publication, wording, kind }: CertificateGrounds, entry: AwardedEntry): CertificateContent {
  const { titleKo, titleEn, year } = competition;
  const { awardKo, awardEn, team, title, track } = entry;
  const facts = { year: String(year), competition: titleKo, track, award: awardKo, team, title };
  return {
    heading: wording.heading,
    award: awardKo,
    awardEn,
    competition: titleKo,
    competitionEn: titleEn,
    team,
    title: wording.showsTitle ? title : null,
    citation: filledIn(kind === 'TEAM' ? wording.citationTeam : wording.citationMember, facts),
    day: dayInWords(wording.day ?? seoulDay(publication.publishedAt)),
    issuer: wording.issuer,
    issuerName: wording.issuerName,
  };
}
