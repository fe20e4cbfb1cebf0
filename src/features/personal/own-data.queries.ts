import type { EntityManager } from 'typeorm';

/** Everything that is kept of an account's person, as one JSON text. Nothing of others, and no hash of a secret. */
export async function ownDataOf(db: EntityManager, accountId: string): Promise<string> {
  const [row] = await db.query<{ data: string }[]>(`select jsonb_pretty(jsonb_build_object(${sections}))::text as data`, [accountId]);
  return row!.data;
}

/** The rows of a query as a list; empty without any. */
const list = (query: string): string => `coalesce((select jsonb_agg(to_jsonb(row)) from (${query}) as row), '[]')`;

const sections = [
  ['exportedAt', `clock_timestamp()`],
  [
    'account',
    `(select jsonb_build_object('id', id, 'email', email, 'name', name, 'locale', locale, 'createdAt', created_at) from account where id = $1)`,
  ],
  [
    'roles',
    list(
      `select role, competition_id as "competitionId", granted_at as "grantedAt" from role_grant where account_id = $1 order by granted_at, id`,
    ),
  ],
  [
    'employments',
    list(`select agency.name_ko as agency, department.name_ko as department, employee_number as "employeeNumber", grade,
                 employment.valid_from as "validFrom", employment.valid_to as "validTo"
            from employment join department as agency on agency.id = employment.agency_id
            join department on department.id = employment.department_id
           where account_id = $1 order by employment.valid_from`),
  ],
  [
    'sessions',
    list(`select id, kind, label, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
            from session where account_id = $1 order by created_at, id`),
  ],
  [
    'memberships',
    list(`select competition.title_ko as competition, team.name as team, team_member.email, team_member.role, team_member.state,
                 invited_at as "invitedAt", joined_at as "joinedAt", entry.title as entry
            from team_member join team on team.id = team_member.team_id
            join competition on competition.id = team_member.competition_id
            left join entry on entry.team_id = team.id and team_member.state = 'JOINED'
           where account_id = $1 order by invited_at, team_member.id`),
  ],
  [
    'consents',
    list(`select consent.kind, team.name as team, text_hash as "textHash", given_at as "givenAt", withdrawn_at as "withdrawnAt"
            from consent join team_member on team_member.id = consent.member_id join team on team.id = team_member.team_id
           where team_member.account_id = $1 order by given_at, consent.id`),
  ],
  [
    'certificates',
    list(`select certificate.number, certificate.name, certificate.department, certificate.content::jsonb ->> 'award' as award,
                 certificate.content::jsonb ->> 'competition' as competition, certificate.issued_at as "issuedAt",
                 certificate.revoked_at as "revokedAt"
            from certificate join team_member on team_member.id = certificate.member_id
           where team_member.account_id = $1 order by certificate.issued_at, certificate.ordinal`),
  ],
  [
    'trainingRecords',
    list(`select programme.year, course.name_ko as course, course_session.ordinal as session, training_record.status, training_record.name,
                 training_record.department, training_record.grade, hours_attended as "hoursAttended", hours_planned as "hoursPlanned",
                 completed_on as "completedOn", certificate_number as "certificateNumber"
            from training_record
            join course_session on course_session.id = training_record.course_session_id
            join course on course.id = course_session.course_id
            join programme on programme.id = course.programme_id
            join trainee on trainee.id = training_record.trainee_id
           where trainee.account_id = $1 or (trainee.account_id is null and exists (
                   select from employment
                    where employment.account_id = $1 and employment.agency_id = trainee.agency_id
                      and employment.employee_number = trainee.employee_number
                      and daterange(employment.valid_from, employment.valid_to) @> course_session.ends_on))
           order by programme.year, course_session.ends_on, training_record.id`),
  ],
  [
    'questions',
    list(`select competition.title_ko as competition, text, asked_at as "askedAt", answer, answered_at as "answeredAt", is_public as "isPublic"
            from question join competition on competition.id = question.competition_id
           where account_id = $1 order by asked_at, question.id`),
  ],
  [
    'explanations',
    list(`select competition.title_ko as competition, explanation.question, explanation.answer, explanation.answered_at as "answeredAt"
            from explanation join entry on entry.id = explanation.entry_id join competition on competition.id = entry.competition_id
           where explanation.answered_by = $1 order by explanation.answered_at, explanation.id`),
  ],
  [
    'appeals',
    list(`select competition.title_ko as competition, ground, text, appeal.state, remedy, decision, result, filed_at as "filedAt", closed_at as "closedAt"
            from appeal join competition on competition.id = appeal.competition_id
           where filed_by = $1 order by filed_at, appeal.id`),
  ],
  [
    'awardRevocations',
    list(`select competition.title_ko as competition, revocation.reason_ko as "reasonKo", revocation.reason_en as "reasonEn",
                 revocation.closed_at as "revokedAt"
            from award_revocation as revocation join entry on entry.id = revocation.entry_id
            join competition on competition.id = revocation.competition_id
            join team_member on team_member.team_id = entry.team_id and team_member.state = 'JOINED'
           where team_member.account_id = $1 and revocation.state = 'CONFIRMED' order by revocation.closed_at, revocation.id`),
  ],
  [
    'letters',
    list(`select template, address, locale, state, created_at as "createdAt", sent_at as "sentAt"
            from mail where account_id = $1 and not (state = 'QUEUED' and exists (
                   select from notification as told
                    where told.account_id = $1 and told.template = mail.template and told.data = mail.data
                      and told.visible_from > clock_timestamp()))
           order by created_at, id`),
  ],
  [
    'notifications',
    list(`select template, visible_from as "at", read_at as "readAt"
            from notification where account_id = $1 and visible_from <= clock_timestamp() order by visible_from, id`),
  ],
  [
    'dataCorrections',
    list(`select subject, text, state, asked_at as "askedAt", answered_at as "answeredAt", answer
            from data_correction where account_id = $1 order by asked_at, id`),
  ],
  [
    'accessLog',
    list(`select at, acting_as as "actingAs", what, competition_id as "competitionId", reason from access_log
           where subject_id in (select $1::uuid union all select id from team_member where account_id = $1
                                union all select id from trainee where account_id = $1)
           order by at, id`),
  ],
]
  .map(([name, query]) => `'${name}', ${query}`)
  .join(',\n');
