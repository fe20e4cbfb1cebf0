import type { DataSource } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { TrainingImport } from './training-record.entity.js';

interface CompletionsRow {
  courseId: string;
  completions: number;
}

/** How many seats of each course were completed, by the records that stand. Courses without any are not among the rows. */
export const completionsOfCourses = (db: DataSource, courseIds: readonly string[]) =>
  db.query<CompletionsRow[]>(
    `select course_session.course_id as "courseId", count(*)::int as completions
       from training_record join course_session on course_session.id = training_record.course_session_id
      where course_session.course_id = any($1) and training_record.status = 'COMPLETED'
        and not exists (select from training_record as later where later.corrects_id = training_record.id)
      group by course_session.course_id`,
    [courseIds],
  );

/** One import more than the page holds, newest first. */
export const importsAfter = (db: DataSource, first: number, after: Keyset | null) =>
  db.query<TrainingImport[]>(
    `select id, file_sha256 as "fileSha256", added, corrected, unchanged, imported_at as "importedAt", imported_by as "importedBy"
       from training_import
      where $2::timestamptz is null or (imported_at, id) < ($2::timestamptz, $3::uuid)
      order by imported_at desc, id desc limit $1`,
    [first + 1, ...(after ?? [null, null])],
  );
