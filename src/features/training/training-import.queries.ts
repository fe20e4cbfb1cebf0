import type { EntityManager } from 'typeorm';
import type { KnownSession, KnownTrainee, RecordContent } from '../../domain/training-import.js';
import type { KnownAgency, KnownCourse } from '../../domain/training-match.js';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';

/** One import at a time, until the transaction ends: what the first one wrote, the second one reads. */
export const lockImports = (tx: EntityManager) => tx.query(`select pg_advisory_xact_lock($1)`, [advisoryLocks.trainingImports]);

/** Departments with one of these codes or Korean names. */
export const agenciesCalled = (tx: EntityManager, names: readonly string[]) =>
  tx.query<KnownAgency[]>(
    `select id, code, name_ko as "nameKo", valid_from::text as "validFrom", valid_to::text as "validTo"
       from department where code = any($1) or name_ko = any($1)`,
    [names],
  );

/** The courses of these years, and which of the years have a programme at all. */
export async function coursesOfYears(tx: EntityManager, asked: readonly number[]): Promise<{ years: number[]; courses: KnownCourse[] }> {
  const rows = await tx.query<{ year: number; course: KnownCourse | null }[]>(
    `select programme.year,
            case when course.id is not null then json_build_object('id', course.id, 'programmeYear', programme.year,
                                                                   'nameKo', course.name_ko, 'level', course.level) end as course
       from programme left join course on course.programme_id = programme.id
      where programme.year = any($1)`,
    [asked],
  );
  return { years: [...new Set(rows.map(({ year }) => year))], courses: rows.flatMap(({ course }) => course ?? []) };
}

export const sessionsOfCourses = (tx: EntityManager, courseIds: readonly string[]) =>
  tx.query<KnownSession[]>(
    `select id, course_id as "courseId", ordinal, starts_on::text as "startsOn", ends_on::text as "endsOn"
       from course_session where course_id = any($1)`,
    [courseIds],
  );

export const traineesWith = (tx: EntityManager, keys: readonly { agencyId: string; employeeNumber: string }[]) =>
  tx.query<KnownTrainee[]>(
    `select trainee.id, agency_id as "agencyId", employee_number as "employeeNumber", name
       from (select distinct * from unnest($1::uuid[], $2::text[]) as asked (agency_id, employee_number)) as asked
       join trainee using (agency_id, employee_number)`,
    [keys.map(({ agencyId }) => agencyId), keys.map(({ employeeNumber }) => employeeNumber)],
  );

/** A record that no other one corrects. Hours are decimal texts without needless zeros, as rows of a file have them. */
export interface StandingRecord extends RecordContent {
  id: string;
  traineeId: string;
  sessionId: string;
}

/** The records that stand for these pairs of trainee and course session. */
export const standingRecords = (tx: EntityManager, pairs: readonly { traineeId: string; sessionId: string }[]) =>
  tx.query<StandingRecord[]>(
    `select record.id, record.trainee_id as "traineeId", record.course_session_id as "sessionId",
            record.name, record.department, record.grade, record.status,
            trim_scale(record.hours_attended)::text as "attendedHours", trim_scale(record.hours_planned)::text as "plannedHours",
            record.completed_on::text as "completedOn", record.certificate_number as "certificateNumber"
       from unnest($1::uuid[], $2::uuid[]) as pair (trainee_id, session_id)
       join training_record as record on record.trainee_id = pair.trainee_id and record.course_session_id = pair.session_id
      where not exists (select from training_record as later where later.corrects_id = record.id)`,
    [pairs.map(({ traineeId }) => traineeId), pairs.map(({ sessionId }) => sessionId)],
  );

export type NewSession = KnownSession & { place: string | null };

export const insertSessions = (tx: EntityManager, sessions: readonly NewSession[]) =>
  tx.query(
    `insert into course_session (id, course_id, ordinal, starts_on, ends_on, place)
     select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::date[], $5::date[], $6::text[])`,
    [
      sessions.map(({ id }) => id),
      sessions.map(({ courseId }) => courseId),
      sessions.map(({ ordinal }) => ordinal),
      sessions.map(({ startsOn }) => startsOn),
      sessions.map(({ endsOn }) => endsOn),
      sessions.map(({ place }) => place),
    ],
  );

export type NewTrainee = KnownTrainee & { mail: string | null };

export const insertTrainees = (tx: EntityManager, trainees: readonly NewTrainee[]) =>
  tx.query(
    `insert into trainee (id, agency_id, employee_number, name, email)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])`,
    [
      trainees.map(({ id }) => id),
      trainees.map(({ agencyId }) => agencyId),
      trainees.map(({ employeeNumber }) => employeeNumber),
      trainees.map(({ name }) => name),
      trainees.map(({ mail }) => mail),
    ],
  );

export interface NewRecord {
  id: string;
  traineeId: string;
  sessionId: string;
  line: number;
  content: RecordContent;
  /** The record that stood until now. */
  correctsId: string | null;
}

export const insertRecords = (tx: EntityManager, importId: string, records: readonly NewRecord[]) =>
  tx.query(
    `insert into training_record (import_id, id, trainee_id, course_session_id, line, corrects_id, name, department, grade, status,
                                  hours_attended, hours_planned, completed_on, certificate_number)
     select $1::uuid, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                                    $10::text[], $11::numeric[], $12::numeric[], $13::date[], $14::text[])`,
    [
      importId,
      records.map(({ id }) => id),
      records.map(({ traineeId }) => traineeId),
      records.map(({ sessionId }) => sessionId),
      records.map(({ line }) => line),
      records.map(({ correctsId }) => correctsId),
      records.map(({ content }) => content.name),
      records.map(({ content }) => content.department),
      records.map(({ content }) => content.grade),
      records.map(({ content }) => content.status),
      records.map(({ content }) => content.attendedHours),
      records.map(({ content }) => content.plannedHours),
      records.map(({ content }) => content.completedOn),
      records.map(({ content }) => content.certificateNumber),
    ],
  );
