import type { EntityManager } from 'typeorm';
import type { Keyset } from '../../platform/graphql/connection.js';
import type { WaitingTrainee } from './trainee-match.type.js';

/**
 * Trainees whom agency and number led to no account on any day of theirs, each beside an account with the same mail address, the same name at
 * the same agency, or the same number there on other days.
 */
const pairs = `
  with unknown as (
    select trainee.* from trainee
     where not exists (
             select from employment
               join training_record on training_record.trainee_id = trainee.id
               join course_session on course_session.id = training_record.course_session_id
              where employment.agency_id = trainee.agency_id and employment.employee_number = trainee.employee_number
                and daterange(employment.valid_from, employment.valid_to) @> course_session.ends_on)
  ), pair as (
    select trainee_id, account_id, array_agg(basis order by basis) as bases
      from (select unknown.id as trainee_id, account.id as account_id, 'EMAIL' as basis
              from unknown join account on account.email = unknown.email
             union
            select unknown.id, employment.account_id, 'EMPLOYEE_NUMBER'
              from unknown join employment on employment.agency_id = unknown.agency_id and employment.employee_number = unknown.employee_number
             union
            select unknown.id, account.id, 'NAME_AND_AGENCY'
              from unknown join employment on employment.agency_id = unknown.agency_id
              join account on account.id = employment.account_id and account.name = unknown.name) as found
     where not exists (select from account where account.id = found.account_id and account.disabled_at is not null)
     group by trainee_id, account_id
  )`;

/** Those for whom nothing is decided yet: no account is theirs, and at least one candidate was not turned down. */
const waiting = `${pairs}, waiting as (
    select distinct unknown.id, unknown.name, unknown.email, unknown.agency_id, unknown.employee_number
      from unknown join pair on pair.trainee_id = unknown.id
     where unknown.account_id is null
       and not exists (select from trainee_match as decided
                        where decided.trainee_id = pair.trainee_id and decided.account_id = pair.account_id)
  )`;

/** One more than the page holds, by name. */
export const waitingAfter = (tx: EntityManager, first: number, after: Keyset | null) =>
  tx.query<WaitingTrainee[]>(
    `${waiting}
     select waiting.id, waiting.name, waiting.email, agency.name_ko as "agencyKo", agency.name_en as "agencyEn",
            waiting.employee_number as "employeeNumber", ${completions('waiting.id')} as completions, ${candidates('waiting.id')} as candidates
       from waiting join department as agency on agency.id = waiting.agency_id
      where $2::text is null or (waiting.name collate "C", waiting.id) > ($2::text collate "C", $3::uuid)
      order by waiting.name collate "C", waiting.id limit $1`,
    [first + 1, ...(after ?? [null, null])],
  );

export async function countWaiting(tx: EntityManager): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(`${waiting} select count(*)::int as count from waiting`);
  return row.count;
}

/** Trainees of whom something was decided, the last one first; those of accounts that are gone are not among them. */
export const decidedAfter = (tx: EntityManager, first: number, after: Keyset | null) =>
  tx.query<(WaitingTrainee & { decidedAt: Date })[]>(
    `${pairs}, decided as (select trainee_id, max(decided_at) as decided_at from trainee_match group by trainee_id)
     select trainee.id, trainee.name, trainee.email, agency.name_ko as "agencyKo", agency.name_en as "agencyEn",
            trainee.employee_number as "employeeNumber", ${completions('trainee.id')} as completions, ${candidates('trainee.id')} as candidates,
            decided.decided_at as "decidedAt"
       from decided join trainee on trainee.id = decided.trainee_id join department as agency on agency.id = trainee.agency_id
      where $2::timestamptz is null or (decided.decided_at, trainee.id) < ($2::timestamptz, $3::uuid)
      order by decided.decided_at desc, trainee.id desc limit $1`,
    [first + 1, ...(after ?? [null, null])],
  );

export async function countDecided(tx: EntityManager): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(`select count(distinct trainee_id)::int as count from trainee_match`);
  return row.count;
}

/** Whether this account may be the trainee's person: a candidate, decided upon or not. */
export async function isCandidate(tx: EntityManager, trainee: string, account: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`${pairs} select from pair where trainee_id = $1 and account_id = $2`, [trainee, account]);
  return rows.length > 0;
}

function completions(id: string): string {
  return `(select count(*)::int from training_record
            where trainee_id = ${id} and status = 'COMPLETED'
              and not exists (select from training_record as later where later.corrects_id = training_record.id))`;
}

function candidates(id: string): string {
  return `(select coalesce(json_agg(json_build_object(
              'account', account.id, 'name', account.name, 'email', account.email, 'agencyKo', job.name_ko, 'agencyEn', job.name_en,
              'employeeNumber', job.employee_number, 'bases', pair.bases, 'isSame', trainee_match.is_same) order by account.email), '[]')
             from pair join account on account.id = pair.account_id
             left join trainee_match on trainee_match.trainee_id = pair.trainee_id and trainee_match.account_id = pair.account_id
             left join lateral (
                    select agency.name_ko, agency.name_en, employment.employee_number
                      from employment join department as agency on agency.id = employment.agency_id
                     where employment.account_id = account.id order by employment.valid_from desc limit 1
                  ) as job on true
            where pair.trainee_id = ${id})`;
}
