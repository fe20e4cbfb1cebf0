import type { EntityManager } from 'typeorm';
import type { Locale } from '../../domain/locale.js';
import type { CertificateKind } from '../../domain/certificate.js';
import type { CertificateRun } from './certificate-run.entity.js';
import { CertificateWordingVersion } from './certificate-wording.entity.js';

export const latestWording = (db: EntityManager, competitionId: string): Promise<CertificateWordingVersion | null> =>
  db.getRepository(CertificateWordingVersion).findOne({ where: { competitionId }, order: { version: 'DESC' } });

/** An entry with an award in a publication. */
export interface AwardedEntry {
  entryId: string;
  awardKey: string;
  awardKo: string;
  awardEn: string;
  title: string;
  track: string;
  team: string;
}

/** In the order of the publication. `tiers`: the keys of those that are asked for; null: all. */
export const awardedEntries = (db: EntityManager, publicationId: string, tiers: readonly string[] | null): Promise<AwardedEntry[]> =>
  db.query<AwardedEntry[]>(
    `select entry.id as "entryId", award_key as "awardKey", award_ko as "awardKo", award_en as "awardEn", standing.title,
            standing.track_ko as track, team.name as team
       from published_standing as standing
       join publication on publication.id = standing.publication_id
       join entry on entry.competition_id = publication.competition_id and entry.number = standing.entry_number
       join team on team.id = entry.team_id
      where publication.id = $1 and award_key is not null and revoked_ko is null and ($2::text[] is null or award_key = any($2))
      order by standing.ordinal`,
    [publicationId, tiers],
  );

/** A certificate as it stands now. */
export interface StandingCertificate {
  id: string;
  competitionId: string;
  entryId: string;
  kind: CertificateKind;
  memberId: string | null;
  /** The member's, where it is one's; null: the team's, or nobody has signed in. */
  accountId: string | null;
  ordinal: number;
  number: string;
  awardKey: string;
  content: string;
  name: string | null;
  department: string | null;
  issuedAt: Date;
  revokedAt: Date | null;
  revokedKo: string | null;
  revokedEn: string | null;
}

/** Why a certificate no longer follows what is public now, and since when. The job that writes it down comes a moment later. */
const LAPSE = `
  select coalesce(latest.withdrawn_at, latest.published_at) as since,
         case when latest.withdrawn_at is not null then latest.reason_ko
              else coalesce(line.revoked_ko, '새로 공표한 결과에 이 상이 없습니다.') end as ko,
         case when latest.withdrawn_at is not null then latest.reason_en
              else coalesce(line.revoked_en, 'The results as published anew do not have this award.') end as en
    from (select publication.id, publication.published_at, withdrawal.withdrawn_at, withdrawal.reason_ko, withdrawal.reason_en
            from publication left join publication_withdrawal as withdrawal on withdrawal.publication_id = publication.id
           where publication.competition_id = certificate.competition_id and publication.published_at <= clock_timestamp()
             and (withdrawal.withdrawn_at is null or withdrawal.withdrawn_at >= publication.published_at)
           order by publication.ordinal desc limit 1) as latest
    left join published_standing as line on line.publication_id = latest.id and line.award_key = certificate.award_key
          and line.entry_number = (select entry.number from entry where entry.id = certificate.entry_id)
   where latest.withdrawn_at is not null or line.id is null or line.revoked_ko is not null`;

/** Certificates as they stand now, in the order of their numbers. `which`: a condition on `certificate`, in the parameters of the statement. */
export const certificatesWhere = (db: EntityManager, which: string, parameters: unknown[], rest = ''): Promise<StandingCertificate[]> =>
  db.query<StandingCertificate[]>(
    `select certificate.id, certificate.competition_id as "competitionId", certificate.entry_id as "entryId", certificate.kind,
            certificate.member_id as "memberId", member.account_id as "accountId", certificate.ordinal, certificate.number,
            certificate.award_key as "awardKey", certificate.content, certificate.name, certificate.department,
            certificate.issued_at as "issuedAt", coalesce(certificate.revoked_at, lapse.since) as "revokedAt",
            coalesce(certificate.revoked_ko, lapse.ko) as "revokedKo", coalesce(certificate.revoked_en, lapse.en) as "revokedEn"
       from certificate
       left join team_member as member on member.id = certificate.member_id
       left join lateral (${LAPSE}) as lapse on true
      where ${which}
      order by certificate.competition_id, certificate.ordinal ${rest}`,
    parameters,
  );

/** Whether an account is a member of the team whose entry it is. */
export async function isOfTeam(db: EntityManager, entryId: string, accountId: string): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }[]>(
    `select exists (select from entry join team_member on team_member.team_id = entry.team_id
                     where entry.id = $1 and team_member.account_id = $2 and team_member.state = 'JOINED') as found`,
    [entryId, accountId],
  );
  return row!.found;
}

/** The members of the teams of entries who can be told something, by entry: the lead first. `entry`: its number. */
export async function membersToTell(tx: EntityManager, entryIds: readonly string[]): Promise<Map<string, MemberToTell[]>> {
  const rows = await tx.query<MemberToTell[]>(
    `select entry.id as "entryId", entry.number as entry, team_member.id as "memberId", account.id as "accountId",
            account.email as address, account.name, account.locale
       from entry
       join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
       join account on account.id = team_member.account_id and account.disabled_at is null
      where entry.id = any($1::uuid[]) order by team_member.role = 'LEAD' desc, team_member.id`,
    [entryIds],
  );
  return Map.groupBy(rows, ({ entryId }) => entryId);
}

interface MemberToTell {
  entryId: string;
  entry: string;
  memberId: string;
  accountId: string;
  address: string;
  name: string;
  locale: Locale;
}

/** Writes down what no longer follows what is public now. Answers the certificates. */
export const revokeLapsed = async (tx: EntityManager, competitionId: string): Promise<{ id: string }[]> => {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `with fallen as (
       select certificate.id, lapse.since, lapse.ko, lapse.en from certificate join lateral (${LAPSE}) as lapse on true
        where certificate.competition_id = $1 and certificate.revoked_at is null)
     update certificate set revoked_at = fallen.since, revoked_ko = fallen.ko, revoked_en = fallen.en
       from fallen where certificate.id = fallen.id returning certificate.id`,
    [competitionId],
  );
  return rows;
};

/** Takes a member's name off what was issued, but for what was issued under a consent that still stands. Answers the editions. */
export const redactCertificates = async (tx: EntityManager, memberId: string, now: Date): Promise<{ competitionId: string }[]> => {
  const [rows] = await tx.query<[{ competitionId: string }[], number]>(
    `update certificate set name = null, department = null, redacted_at = $2
      where member_id = $1 and redacted_at is null
        and not exists (select from consent where consent.member_id = $1 and consent.kind = 'NAME_PUBLICATION'
                           and consent.withdrawn_at is null and consent.given_at <= certificate.issued_at)
     returning competition_id as "competitionId"`,
    [memberId, now],
  );
  return rows;
};

/** The bytes of all files to print of an edition go: there is something in them that no longer holds. */
export const destroyPrintFiles = (tx: EntityManager, competitionId: string, now: Date): Promise<unknown> =>
  tx.query(
    `with gone as (
       update stored_file set destroyed_at = $2 from certificate_run
        where certificate_run.print_file_id = stored_file.id and certificate_run.competition_id = $1 and stored_file.destroyed_at is null
       returning storage_key)
     insert into bytes_to_remove (storage_key) select storage_key from gone on conflict do nothing`,
    [competitionId, now],
  );

/** Whose names stand in the file of a run. */
export const membersPrinted = (
  db: EntityManager,
  { competitionId, kind, endedAt }: Pick<CertificateRun, 'competitionId' | 'kind' | 'endedAt'>,
): Promise<{ memberId: string; accountId: string | null }[]> =>
  db.query(
    `select certificate.member_id as "memberId", team_member.account_id as "accountId"
       from certificate join team_member on team_member.id = certificate.member_id
      where certificate.competition_id = $1 and certificate.kind = $2 and certificate.issued_at <= $3`,
    [competitionId, kind, endedAt],
  );
