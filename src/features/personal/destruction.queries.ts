import type { EntityManager } from 'typeorm';
import type { RetentionClassName } from '../../domain/retention.js';
import { WAS_PUBLIC } from '../results/public-now.queries.js';

/** What a statement destroyed: how much, how many files, and when the time of the oldest and newest began. */
export interface Destroyed {
  count: number;
  files: number;
  oldest: Date | null;
  newest: Date | null;
}

/** Whether the time of something is over, which began at a moment. */
const isDue = (since: string): string => `${since} <= $1::timestamptz - $2::interval`;

/** `doomed` names ids and when their time began; `deeds` destroy them. Bytes are noted, to be removed once this is committed. */
const statement = (doomed: string, deeds: string, keys = ''): string => `
  with doomed as materialized (${doomed}), ${deeds},
       noted as (${keys === '' ? `select where false` : `insert into bytes_to_remove ${keys} on conflict do nothing returning storage_key`})
  select count(*)::int as count, (select count(*)::int from noted) as files, min(since) as oldest, max(since) as newest from doomed`;

/**
 * When the results of each edition were first public, and which entries won by what was public last. Whose award was revoked has won:
 * what was given and taken back is kept as long.
 */
const results = `(select competition_id, min(published_at) as since from publication where ${WAS_PUBLIC} group by competition_id)`;
const isWinner = `exists (select from published_standing as standing
                           where standing.entry_number = entry.number and (standing.is_winner or standing.revoked_ko is not null)
                             and standing.publication_id = (select publication.id from publication
                                                             where publication.competition_id = entry.competition_id and ${WAS_PUBLIC}
                                                             order by publication.ordinal desc limit 1))`;

/** The members and the submitted files of teams that won, or did not. */
const ofTeams = (whose: string): string[] => [
  statement(
    `select team_member.id, results.since
       from team_member join ${results} as results using (competition_id) left join entry on entry.team_id = team_member.team_id
      where ${isDue('results.since')} and team_member.email not like '%@destroyed.invalid' and ${whose}`,
    `emptied as (update team_member set email = id || '@destroyed.invalid', department_id = null where id in (select id from doomed)),
     unsaid as (delete from leak_check where entry_id in (select entry.id from entry join team_member on team_member.team_id = entry.team_id
                                                          where team_member.id in (select id from doomed)))`,
  ),
  statement(
    `select stored_file.id, max(results.since) as since
       from entry join ${results} as results using (competition_id)
       join (select entry_id, stored_file_id from entry_file
              union all select entry_id, stored_file_id from slides) as held on held.entry_id = entry.id
       left join shown_copy on shown_copy.original_id = held.stored_file_id
       join stored_file on stored_file.id in (held.stored_file_id, shown_copy.copy_id, shown_copy.pages_id)
      where ${isDue('results.since')} and stored_file.destroyed_at is null and ${whose}
      group by stored_file.id`,
    `emptied as (update stored_file set original_name = null, destroyed_at = $1 where id in (select id from doomed) returning storage_key),
     unpublished as (update published_report set redacted_at = $1 where redacted_at is null and stored_file_id in (select id from doomed))`,
    `select storage_key from emptied`,
  ),
];

/** Reports on nominees, and when each was over: with what two people found, or else when no nominee of the edition could be reported any more. */
const reports = `verification_report as report
         join nominee on nominee.id = report.nominee_id join verification on verification.id = nominee.verification_id
         left join verification_finding as finding on finding.report_id = report.id and finding.state = 'CONFIRMED'
         cross join lateral (select max(other.verified_until) as at
                               from nominee as other join verification as opened on opened.id = other.verification_id
                              where opened.competition_id = verification.competition_id) as window_end`;
const reportEnded = `coalesce(finding.confirmed_at, window_end.at)`;

/** One by one in the order of the classes. Parameters: now, and how long the class is kept. */
const statements: Record<RetentionClassName, string[]> = {
  DRAFT: [
    statement(
      `select entry.id, greatest(competition.submissions_close_at, team.extended_until) as since
         from entry join competition on competition.id = entry.competition_id join team on team.id = entry.team_id
        where entry.state = 'DRAFT' and ${isDue('greatest(competition.submissions_close_at, team.extended_until)')}
          and not is_referred_to('entry', entry.id, '{entry_file}')`,
      `files as (delete from entry_file where entry_id in (select id from doomed)),
       gone as (delete from entry where id in (select id from doomed))`,
    ),
  ],
  PARTICIPANT: ofTeams(`not ${isWinner}`),
  WINNER: ofTeams(isWinner),
  TRAINING_HISTORY: [
    statement(
      `select history_snapshot.id, results.since
         from history_snapshot join entry_version on entry_version.id = history_snapshot.version_id
         join entry on entry.id = entry_version.entry_id join ${results} as results using (competition_id)
        where history_snapshot.destroyed_at is null and ${isDue('results.since')}`,
      `emptied as (delete from history_content where snapshot_id in (select id from doomed)),
       marked as (update history_snapshot set destroyed_at = $1 where id in (select id from doomed))`,
    ),
  ],
  PUBLISHED_NAME: [
    statement(
      `select published_name.id, publication.published_at as since
         from published_name join published_standing on published_standing.id = published_name.standing_id
         join publication on publication.id = published_standing.publication_id
        where published_name.kind = 'MEMBER' and published_name.redacted_at is null and ${isDue('publication.published_at')}`,
      `emptied as (update published_name set name = null, department_ko = null, department_en = null, redacted_at = $1
                    where id in (select id from doomed))`,
    ),
    // What was written about a work may tell who made it.
    statement(
      `select comment.id, publication.published_at as since
         from published_comment as comment join published_standing on published_standing.id = comment.standing_id
         join publication on publication.id = published_standing.publication_id
        where comment.redacted_at is null and ${isDue('publication.published_at')}`,
      `emptied as (update published_comment set text = null, redacted_at = $1 where id in (select id from doomed))`,
    ),
  ],
  CERTIFICATE: [
    statement(
      `select id, issued_at as since from certificate where kind = 'MEMBER' and redacted_at is null and ${isDue('issued_at')}`,
      `emptied as (update certificate set name = null, department = null, redacted_at = $1 where id in (select id from doomed))`,
    ),
    // A file holds what was issued until then.
    statement(
      `select stored_file.id, certificate_run.ended_at as since
         from certificate_run join stored_file on stored_file.id = certificate_run.print_file_id
        where stored_file.destroyed_at is null and ${isDue('certificate_run.ended_at')}`,
      `emptied as (update stored_file set original_name = null, destroyed_at = $1 where id in (select id from doomed) returning storage_key)`,
      `select storage_key from emptied`,
    ),
  ],
  UNFINISHED_UPLOAD: [
    // Pieces before the upload that they refer to. Locked: the next piece of one of them comes too late.
    statement(
      `select upload_id as id, storage_key, touched_at as since
         from resumable_upload join upload_piece on upload_id = resumable_upload.id
        where ${isDue('touched_at')} for update of resumable_upload`,
      `gone as (delete from upload_piece where storage_key in (select storage_key from doomed) returning storage_key)`,
      `select storage_key from gone`,
    ),
    statement(
      `select id, touched_at as since from resumable_upload where ${isDue('touched_at')}`,
      `gone as (delete from resumable_upload where id in (select id from doomed))`,
    ),
  ],
  UPLOAD: [
    // What was made of a file goes with it.
    statement(
      `select id, created_at as since from stored_file
        where ${isDue('created_at')} and derived_from is null and not is_referred_to('stored_file', id, '{stored_file}')
          and not exists (select from stored_file as made
                           where made.derived_from = stored_file.id and is_referred_to('stored_file', made.id, '{shown_copy}'))`,
      `shown as (delete from shown_copy where original_id in (select id from doomed)),
       gone as (delete from stored_file where id in (select id from doomed) or derived_from in (select id from doomed) returning storage_key)`,
      `select storage_key from gone`,
    ),
    statement(
      `select id, created_at as since from stored_file
        where ${isDue('created_at')} and derived_from is not null and not is_referred_to('stored_file', id, '{}')`,
      `gone as (delete from stored_file where id in (select id from doomed) returning storage_key)`,
      `select storage_key from gone`,
    ),
  ],
  SESSION: [
    statement(
      `select id, expires_at as since from session where ${isDue('expires_at')}`,
      `gone as (delete from session where id in (select id from doomed))`,
    ),
    statement(
      `select id, expires_at as since from one_time_link where ${isDue('expires_at')}`,
      `gone as (delete from one_time_link where id in (select id from doomed))`,
    ),
  ],
  LETTER: [
    statement(
      `select id, coalesce(sent_at, created_at) as since from mail where state <> 'QUEUED' and ${isDue('coalesce(sent_at, created_at)')}`,
      `gone as (delete from mail where id in (select id from doomed))`,
    ),
  ],
  NOTIFICATION: [
    statement(
      `select id, visible_from as since from notification where ${isDue('visible_from')}`,
      `gone as (delete from notification where id in (select id from doomed))`,
    ),
  ],
  VERIFICATION_REPORT: [
    statement(
      `select report.id, ${reportEnded} as since from ${reports} where report.contact is not null and ${isDue(reportEnded)}`,
      `emptied as (update verification_report set contact = null where id in (select id from doomed))`,
    ),
    statement(
      `select stored_file.id, ${reportEnded} as since
         from ${reports}
         join report_evidence as evidence on evidence.report_id = report.id
         join stored_file on stored_file.id = evidence.stored_file_id
        where stored_file.destroyed_at is null and ${isDue(reportEnded)}`,
      `emptied as (update stored_file set original_name = null, destroyed_at = $1 where id in (select id from doomed) returning storage_key)`,
      `select storage_key from emptied`,
    ),
  ],
  DATA_CORRECTION: [
    statement(
      `select id, answered_at as since from data_correction where ${isDue('answered_at')}`,
      `gone as (delete from data_correction where id in (select id from doomed))`,
    ),
  ],
  APPEAL: [
    statement(
      `select id, coalesce(closed_at, filed_at) as since from appeal where ${isDue('coalesce(closed_at, filed_at)')}`,
      `gone as (delete from appeal where id in (select id from doomed))`,
    ),
  ],
  AWARD_REVOCATION: [
    // The reasons of one that was confirmed are public, and stand with the results.
    statement(
      `select id, coalesce(closed_at, proposed_at) as since
         from award_revocation where destroyed_at is null and ${isDue('coalesce(closed_at, proposed_at)')}`,
      `emptied as (update award_revocation
                      set ground = '', salt = '', reason_ko = case state when 'CONFIRMED' then reason_ko else '' end,
                          reason_en = case state when 'CONFIRMED' then reason_en else '' end, destroyed_at = $1
                    where id in (select id from doomed))`,
    ),
  ],
  ACCESS_LOG: [
    statement(
      `select id, at as since from access_log where ${isDue('at')}`,
      `gone as (delete from access_log where id in (select id from doomed))`,
    ),
  ],
  ACCOUNT: [
    statement(
      `select id, disabled_at as since from account where ${isDue('disabled_at')} and not is_referred_to('account', id, '{}')`,
      `gone as (delete from account where id in (select id from doomed))`,
    ),
  ],
};

/** Destroys what is due of a class, and tells how much that was. */
export async function destroyDue(tx: EntityManager, name: RetentionClassName, now: Date, keptFor: string): Promise<Destroyed> {
  const parts: Destroyed[] = [];
  for (const sql of statements[name]) parts.push((await tx.query<[Destroyed]>(sql, [now, keptFor]))[0]);
  const times = (pick: 'oldest' | 'newest') => parts.flatMap((part) => part[pick] ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    files: parts.reduce((sum, { files }) => sum + files, 0),
    oldest: times('oldest').at(0) ?? null,
    newest: times('newest').at(-1) ?? null,
  };
}

/** Keys whose bytes are still to be removed, a few at a time. */
export const keysToRemove = (db: EntityManager, most: number) =>
  db.query<{ key: string }[]>(`select storage_key as key from bytes_to_remove order by storage_key limit $1`, [most]);

export const removed = (db: EntityManager, keys: readonly string[]) =>
  db.query(`delete from bytes_to_remove where storage_key = any($1)`, [keys]);
