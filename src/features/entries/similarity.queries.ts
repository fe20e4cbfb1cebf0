import type { EntityManager } from 'typeorm';
import type { TextPart } from '../../domain/document.js';

/** A report as it was last handed in. */
export interface HandedInReport {
  versionId: string;
  storedFileId: string;
  isRead: boolean;
}

/** The reports of the entries that take part in an edition, by entry number; or of all editions that closed before it. */
export const reportsOf = (db: EntityManager, competitionId: string, which: 'THIS' | 'EARLIER'): Promise<HandedInReport[]> =>
  db.query(
    `select latest.id as "versionId", entry_file.stored_file_id as "storedFileId", coalesce(file_text.state = 'READY', false) as "isRead"
       from competition as this
       join competition as edition on ${which === 'THIS' ? 'edition.id = this.id' : 'edition.submissions_close_at < this.submissions_close_at and edition.id <> this.id'}
       join entry on entry.competition_id = edition.id and entry.state = 'SUBMITTED'
       join team on team.id = entry.team_id and team.state not in ('WITHDRAWN', 'DISQUALIFIED')
       join lateral (select id from entry_version where entry_id = entry.id order by ordinal desc limit 1) as latest on true
       join entry_file on entry_file.version_id = latest.id and entry_file.slot = 'REPORT'
       left join file_text on file_text.stored_file_id = entry_file.stored_file_id
      where this.id = $1
      order by edition.submissions_close_at desc, entry.number, latest.id`,
    [competitionId],
  );

/** The files that came with an edition's notices: forms above all. */
export const noticeFiles = (db: EntityManager, competitionId: string): Promise<{ storedFileId: string }[]> =>
  db.query(
    `select distinct notice_file.stored_file_id as "storedFileId"
       from notice_file join notice_version on notice_version.id = notice_file.version_id join notice on notice.id = notice_version.notice_id
      where notice.competition_id = $1`,
    [competitionId],
  );

/** What files say, by file, without those of which nothing was read. */
export async function textPartsOf(db: EntityManager, storedFileIds: readonly string[]): Promise<Map<string, TextPart[]>> {
  const rows = await db.query<{ id: string; parts: TextPart[] }[]>(
    `select stored_file_id as id, parts from file_text where stored_file_id = any ($1) and state = 'READY'`,
    [storedFileIds],
  );
  return new Map(rows.map(({ id, parts }) => [id, parts.filter(({ where }) => where === 'TEXT')]));
}

/** The editions in which a file is the report of an entry's latest version. */
export const editionsOfReport = (db: EntityManager, storedFileId: string): Promise<{ competitionId: string }[]> =>
  db.query(
    `select distinct entry.competition_id as "competitionId"
       from entry_file join entry_version on entry_version.id = entry_file.version_id join entry on entry.id = entry_version.entry_id
      where entry_file.stored_file_id = $1 and entry_file.slot = 'REPORT'`,
    [storedFileId],
  );

export interface ComparedVersion {
  versionId: string;
  competitionSlug: string;
  entryNumber: string;
  title: string;
  version: number;
  reportFileId: string;
  teamId: string;
  competitionId: string;
}

/** What is told of compared versions. */
export const comparedVersions = (db: EntityManager, versionIds: readonly string[]): Promise<ComparedVersion[]> =>
  db.query(
    `select entry_version.id as "versionId", competition.slug as "competitionSlug", entry.number as "entryNumber", entry_version.title,
            entry_version.ordinal as version, entry_file.stored_file_id as "reportFileId",
            entry.team_id as "teamId", entry.competition_id as "competitionId"
       from entry_version
       join entry on entry.id = entry_version.entry_id
       join competition on competition.id = entry.competition_id
       join entry_file on entry_file.version_id = entry_version.id and entry_file.slot = 'REPORT'
      where entry_version.id = any ($1)`,
    [versionIds],
  );
