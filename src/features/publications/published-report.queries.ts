import type { DataSource, EntityManager } from 'typeorm';
import type { ScanState } from '../../domain/scan.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { IS_WITHDRAWN, WAS_PUBLIC } from '../results/public-now.queries.js';

/** The copy of an entry's report that its judges were given, and the members who all agree to its publication. */
interface ReportToPublish {
  entryId: string;
  storedFileId: string;
  kind: FileKind;
  mediaType: string;
  size: string;
  sha256: string;
  memberIds: string[];
}

/** The reports of these entries that may be published now: those of teams whose members all consent to it, and of which there is a copy. */
export const reportsToPublish = (tx: EntityManager, entryIds: readonly string[]): Promise<ReportToPublish[]> =>
  tx.query<ReportToPublish[]>(
    `select entry.id as "entryId", copy.id as "storedFileId", original.kind, copy.media_type as "mediaType", copy.size, copy.sha256,
            members.ids as "memberIds"
       from entry
       join lateral (select id from entry_version where entry_id = entry.id order by ordinal desc limit 1) judged on true
       join entry_file on entry_file.version_id = judged.id and entry_file.slot = 'REPORT'
       join stored_file as original on original.id = entry_file.stored_file_id
       join shown_copy on shown_copy.original_id = original.id and shown_copy.state = 'READY'
       join stored_file as copy on copy.id = shown_copy.copy_id
      cross join lateral (select array_agg(team_member.id order by team_member.id) as ids,
                                 bool_and(exists (select from consent where consent.member_id = team_member.id
                                                     and consent.kind = 'WORK_PUBLICATION' and consent.withdrawn_at is null)) as agree
                            from team_member where team_member.team_id = entry.team_id and team_member.state = 'JOINED') members
      where entry.id = any($1::uuid[]) and members.agree and copy.destroyed_at is null and copy.scan_state <> 'INFECTED'`,
    [entryIds],
  );

/** A published report as anybody reads of it. */
export interface PublishedReportRow {
  id: string;
  standingId: string;
  slug: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

const REPORT = `report.id, report.standing_id as "standingId", publication.slug, report.name, report.media_type as "mediaType",
  report.size::float8 as size, report.sha256
  from published_report as report
  join published_standing as standing on standing.id = report.standing_id
  join publication on publication.id = standing.publication_id`;

/** The reports beside these standings, without those that were redacted. */
export const reportsOfStandings = (db: DataSource, standingIds: readonly string[]): Promise<PublishedReportRow[]> =>
  db.query<PublishedReportRow[]>(`select ${REPORT} where standing.id = any($1::uuid[]) and report.redacted_at is null`, [standingIds]);

/** The same of whole publications. */
export const reportsOfPublications = (db: DataSource | EntityManager, publicationIds: readonly string[]): Promise<PublishedReportRow[]> =>
  db.query<PublishedReportRow[]>(`select ${REPORT} where publication.id = any($1::uuid[]) and report.redacted_at is null`, [
    publicationIds,
  ]);

/** Whether all those still agree on whose consent a report was published. */
const IS_AGREED = `not exists (
  select from unnest(report.member_ids) as agreed (id)
   where not exists (select from consent where consent.member_id = agreed.id and consent.kind = 'WORK_PUBLICATION'
                        and consent.withdrawn_at is null and consent.given_at <= publication.decided_at))`;

/** A published report with where its bytes lie. */
interface SendableReport {
  storageKey: string;
  size: string;
  mediaType: string;
  fileName: string;
  scanState: ScanState;
}

/** A report of the publication of an edition that is public now; null: it is not, or not any more. */
export async function reportNow(db: DataSource, slug: string, id: string): Promise<SendableReport | null> {
  const [found] = await db.query<SendableReport[]>(
    `select file.storage_key as "storageKey", file.size, report.media_type as "mediaType", report.name as "fileName",
            file.scan_state as "scanState"
       from published_report as report
       join published_standing as standing on standing.id = report.standing_id
       join publication on publication.id = standing.publication_id
       join stored_file as file on file.id = report.stored_file_id
      where report.id = $2 and report.redacted_at is null and file.destroyed_at is null and ${IS_AGREED} and not ${IS_WITHDRAWN}
        and publication.id = (select publication.id from publication where publication.slug = $1 and ${WAS_PUBLIC}
                               order by publication.ordinal desc limit 1)`,
    [slug, id],
  );
  return found ?? null;
}

/** Takes out the reports that rested on a member's consent, but for those published under one that still stands. Answers how many. */
export async function redactReports(tx: EntityManager, memberId: string, now: Date): Promise<number> {
  const [, count] = await tx.query<[unknown[], number]>(
    `update published_report as report set redacted_at = $2
       from published_standing as standing join publication on publication.id = standing.publication_id
      where standing.id = report.standing_id and report.redacted_at is null and $1 = any(report.member_ids) and not ${IS_AGREED}`,
    [memberId, now],
  );
  return count;
}
