import type { DataSource, EntityManager } from 'typeorm';
import type { FindingOutcome, ReportState, VerificationGround } from '../../domain/verification.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import { IS_DECIDED } from './verification.queries.js';

/** How far a report has come. */
const STATE = `case when ${IS_DECIDED} then 'DECIDED'
  when exists (select from verification_finding where report_id = report.id)
    or exists (select from explanation where report_id = report.id) then 'BEING_CHECKED'
  else 'RECEIVED' end`;

/** A report as its organisers read it. */
export interface ReportRow {
  id: string;
  competitionId: string;
  nomineeId: string;
  ground: VerificationGround;
  text: string;
  links: string[];
  contact: string | null;
  receivedAt: Date;
  state: ReportState;
}

const REPORT = `report.id, verification.competition_id as "competitionId", report.nominee_id as "nomineeId", report.ground, report.text,
  report.links, report.contact, report.received_at as "receivedAt", ${STATE} as state`;
const OF_EDITION = `verification_report as report
  join nominee on nominee.id = report.nominee_id join verification on verification.id = nominee.verification_id`;

/** The reports of an edition, newest first: one more than the page holds. */
export const reportsAfter = (db: DataSource, competitionId: string, first: number, after: Keyset | null) =>
  db.query<ReportRow[]>(
    `select ${REPORT} from ${OF_EDITION}
      where verification.competition_id = $1
        and ($3::timestamptz is null or (report.received_at, report.id) < ($3::timestamptz, $4::uuid))
      order by report.received_at desc, report.id desc limit $2`,
    [competitionId, first + 1, ...(after ?? [null, null])],
  );

export async function countReports(db: DataSource, competitionId: string): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `select count(*)::int as count from ${OF_EDITION} where verification.competition_id = $1`,
    [competitionId],
  );
  return row!.count;
}

export async function reportById(tx: DataSource | EntityManager, id: string): Promise<ReportRow | null> {
  const [row] = await tx.query<ReportRow[]>(`select ${REPORT} from ${OF_EDITION} where report.id = $1`, [id]);
  return row ?? null;
}

/** What whoever has the reference number is told. */
export interface ToldOfReport {
  slug: string;
  receivedAt: Date;
  state: ReportState;
  /** Null until it is decided. */
  outcome: FindingOutcome | null;
}

export async function reportByReference(db: DataSource, slug: string, referenceHash: string): Promise<ToldOfReport | null> {
  const [row] = await db.query<ToldOfReport[]>(
    `select competition.slug, report.received_at as "receivedAt", ${STATE} as state,
            (select outcome from verification_finding where report_id = report.id and state = 'CONFIRMED') as outcome
       from ${OF_EDITION} join competition on competition.id = verification.competition_id
      where competition.slug = $1 and report.reference_hash = $2`,
    [slug, referenceHash],
  );
  return row ?? null;
}

/** Evidence of reports, as far as organisers are told of it before they fetch it. */
export interface EvidenceRow {
  id: string;
  reportId: string;
  name: string | null;
  kind: string;
  size: number;
  sha256: string;
  scanState: string;
  destroyedAt: Date | null;
}

export const evidenceOf = (db: DataSource, reportIds: readonly string[]) =>
  db.query<EvidenceRow[]>(
    `select file.id, evidence.report_id as "reportId", file.original_name as name, file.kind, file.size::float8 as size, file.sha256,
            file.scan_state as "scanState", file.destroyed_at as "destroyedAt"
       from report_evidence as evidence join stored_file as file on file.id = evidence.stored_file_id
      where evidence.report_id = any($1::uuid[]) order by evidence.report_id, evidence.ordinal`,
    [reportIds],
  );

/** Which report a file is evidence of, and of which edition; null: of none. */
export async function reportOfFile(db: DataSource, fileId: string): Promise<{ reportId: string; competitionId: string } | null> {
  const [row] = await db.query<{ reportId: string; competitionId: string }[]>(
    `select report.id as "reportId", verification.competition_id as "competitionId"
       from report_evidence as evidence
       join verification_report as report on report.id = evidence.report_id
       join nominee on nominee.id = report.nominee_id join verification on verification.id = nominee.verification_id
      where evidence.stored_file_id = $1`,
    [fileId],
  );
  return row ?? null;
}

/** How much evidence an edition was sent in a day, in bytes. */
export async function evidenceInDay(tx: EntityManager, competitionId: string): Promise<number> {
  const [row] = await tx.query<{ bytes: number }[]>(
    `select coalesce(sum(file.size), 0)::float8 as bytes
       from ${OF_EDITION}
       join report_evidence as evidence on evidence.report_id = report.id join stored_file as file on file.id = evidence.stored_file_id
      where verification.competition_id = $1 and report.received_at > clock_timestamp() - interval '1 day'`,
    [competitionId],
  );
  return row!.bytes;
}

/** When organisers are to be told of reports, or were told last; null: never. */
export async function lastTold(tx: EntityManager, template: string, competitionId: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }[]>(
    `select max(visible_from) as at from notification where template = $1 and data ->> 'competition' = $2`,
    [template, competitionId],
  );
  return row!.at;
}
