import type { EntityManager } from 'typeorm';
import type { CompletedRecord } from './completed-record.type.js';

/**
 * What each member had completed by a day in Seoul (`2025-10-10`, itself included), in the order of completion. One query;
 * every member is in the map, with no records where none are known.
 *
 * A trainee is an account's person where somebody said so, and otherwise where agency and employee number are those of an
 * employment of the account on the session's last day. A name decides nothing: people share names, and numbers are given again.
 */
export async function completedRecordsOf(
  tx: EntityManager,
  members: readonly { memberId: string; accountId: string }[],
  asOfDay: string,
): Promise<Map<string, CompletedRecord[]>> {
  const rows = await tx.query<{ memberId: string; record: CompletedRecord }[]>(completedRecords, [
    members.map(({ memberId }) => memberId),
    members.map(({ accountId }) => accountId),
    asOfDay,
  ]);
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return new Map(members.map(({ memberId }) => [memberId, (found.get(memberId) ?? []).map(({ record }) => record)]));
}

const completedRecords = `
  select member.id as "memberId",
         json_build_object(
           'programmeYear', programme.year,
           'level', course.level,
           'courseNameKo', course.name_ko,
           'courseNameEn', course.name_en,
           'sessionOrdinal', course_session.ordinal,
           'startsOn', course_session.starts_on,
           'endsOn', course_session.ends_on,
           'hoursAttended', trim_scale(training_record.hours_attended)::text,
           'hoursPlanned', trim_scale(training_record.hours_planned)::text,
           'completedOn', training_record.completed_on,
           'certificateNumber', training_record.certificate_number
         ) as record
    from unnest($1::uuid[], $2::uuid[]) as member (id, account_id)
    join lateral (
           select trainee.id, daterange(null, null) as period from trainee where trainee.account_id = member.account_id
            union all
           select trainee.id, daterange(employment.valid_from, employment.valid_to) from employment
             join trainee on trainee.agency_id = employment.agency_id and trainee.employee_number = employment.employee_number
            where employment.account_id = member.account_id and trainee.account_id is null
         ) as known on true
    join training_record on training_record.trainee_id = known.id
    join course_session on course_session.id = training_record.course_session_id
    join course on course.id = course_session.course_id
    join programme on programme.id = course.programme_id
   where training_record.status = 'COMPLETED' and training_record.completed_on <= $3::date
     and known.period @> course_session.ends_on
     and not exists (select from training_record as later where later.corrects_id = training_record.id)
   order by training_record.completed_on, programme.year, course.level nulls first, course.name_ko collate "C", course_session.ordinal,
            training_record.id`;
