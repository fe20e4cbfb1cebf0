import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Conflicts of interest (제척·기피·회피): what is on record of them, and functions that find them anew at every look. They are functions of
 * the database because a judge's every request asks them: their plans are kept by the connection.
 */
export class Conflicts1764003000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table competition add column conflict_reach text not null default 'DISTRICT'`);
    await runner.query(
      `alter table competition add constraint competition_conflict_reach_check check (conflict_reach in ('DEPARTMENT', 'DISTRICT', 'AGENCY'))`,
    );
    await runner.query(`create index team_member_account_id_idx on team_member (account_id)`);
    await runner.query(`
      create table instructor (
        id uuid not null,
        course_session_id uuid not null,
        name text not null,
        email text not null,
        constraint instructor_pkey primary key (id),
        constraint instructor_course_session_id_email_key unique (course_session_id, email),
        constraint instructor_course_session_id_fkey foreign key (course_session_id) references course_session(id) on delete restrict,
        constraint instructor_email_lower_check check (email = lower(email))
      )`);
    await runner.query(`create index instructor_email_idx on instructor (email)`);
    await runner.query(`
      create table declared_interest (
        id uuid not null,
        competition_id uuid not null,
        account_id uuid not null,
        department_id uuid,
        person_name text,
        person_email text,
        declared_at timestamptz(3) not null,
        constraint declared_interest_pkey primary key (id),
        constraint declared_interest_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint declared_interest_account_id_fkey foreign key (account_id) references account(id) on delete restrict,
        constraint declared_interest_department_id_fkey foreign key (department_id) references department(id) on delete restrict,
        constraint declared_interest_said_check check (
          case when person_name is null then person_email is null and department_id is not null
               else person_email is not null or department_id is not null end)
      )`);
    await runner.query(`create index declared_interest_account_id_competition_id_idx on declared_interest (account_id, competition_id)`);
    await runner.query(`
      create table conflict (
        id uuid not null,
        competition_id uuid not null,
        account_id uuid not null,
        team_id uuid not null,
        ground text not null,
        state text not null,
        cause text not null,
        member_id uuid,
        reason text,
        raised_at timestamptz(3) not null,
        raised_by uuid,
        decided_at timestamptz(3),
        decided_by uuid,
        decision_reason text,
        lift_proposed_at timestamptz(3),
        lift_proposed_by uuid,
        lift_reason text,
        lifted_at timestamptz(3),
        lifted_by uuid,
        ended_at timestamptz(3),
        constraint conflict_pkey primary key (id),
        constraint conflict_account_id_team_id_ground_cause_key unique (account_id, team_id, ground, cause),
        constraint conflict_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint conflict_account_id_fkey foreign key (account_id) references account(id) on delete restrict,
        constraint conflict_team_id_fkey foreign key (team_id) references team(id) on delete restrict,
        constraint conflict_member_id_fkey foreign key (member_id) references team_member(id) on delete restrict,
        constraint conflict_ground_check check (ground in
          ('OWN_TEAM', 'SAME_DEPARTMENT', 'SAME_DISTRICT', 'INSTRUCTOR', 'DECLARED', 'RECUSED', 'CHALLENGED', 'EXCLUDED')),
        constraint conflict_state_check check (state in ('PROPOSED', 'STANDING', 'REJECTED', 'LIFTED', 'ENDED')),
        constraint conflict_second_person_check check (decided_by <> raised_by and lifted_by <> lift_proposed_by),
        constraint conflict_lifted_check check ((state = 'LIFTED') = (lifted_by is not null))
      )`);
    await runner.query(`create index conflict_competition_id_raised_at_idx on conflict (competition_id, raised_at)`);
    // Korea has kept UTC+9 without summer time since 1988: no time-zone data is needed.
    await runner.query(`
      create function seoul_day(moment timestamptz) returns date language plpgsql immutable as $$
      begin return (moment at time zone interval '09:00')::date; end $$`);
    await runner.query(`
      create function department_line(departments uuid[]) returns table (id uuid, upper_id uuid, is_top boolean, kind text)
      language plpgsql stable as $$
      #variable_conflict use_column
      begin
        return query
          with recursive line as (
            select department.id, department.id as upper_id, department.parent_id, department.kind
              from department where department.id = any(departments)
             union all
            select line.id, department.id, department.parent_id, department.kind
              from line join department on department.id = line.parent_id
          )
          select line.id, line.upper_id, line.parent_id is null, line.kind from line;
      end $$`);
    await runner.query(`
      create function member_workplaces(teams uuid[], day date) returns table (team_id uuid, member_id uuid, department_id uuid)
      language plpgsql stable as $$
      #variable_conflict use_column
      begin
        return query
          select team_member.team_id, team_member.id, team_member.department_id
            from team_member
           where team_member.team_id = any(teams) and team_member.state = 'JOINED' and team_member.department_id is not null
           union
          select team_member.team_id, team_member.id, employment.department_id
            from team_member join employment on employment.account_id = team_member.account_id
           where team_member.team_id = any(teams) and team_member.state = 'JOINED'
             and employment.valid_from <= day and (employment.valid_to is null or employment.valid_to > day);
      end $$`);
    await runner.query(conflictsOf);
    await runner.query(standingConflicts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function standing_conflicts(uuid, uuid[], date)`);
    await runner.query(`drop function conflicts_of(uuid, uuid[], date)`);
    await runner.query(`drop function member_workplaces(uuid[], date)`);
    await runner.query(`drop function department_line(uuid[])`);
    await runner.query(`drop function seoul_day(timestamptz)`);
    await runner.query(`drop table conflict`);
    await runner.query(`drop table declared_interest`);
    await runner.query(`drop table instructor`);
    await runner.query(`drop index team_member_account_id_idx`);
    await runner.query(`alter table competition drop column conflict_reach`);
  }
}

/** One statement for each ground, and none where a person gives no occasion for it. */
const conflictsOf = `
  create function conflicts_of(person uuid, teams uuid[], day date) returns table (team_id uuid, ground text, member_id uuid, cause text)
  language plpgsql stable as $$
  #variable_conflict use_column
  declare
    own uuid[] := array(select employment.department_id from employment
                         where employment.account_id = person
                           and employment.valid_from <= day and (employment.valid_to is null or employment.valid_to > day));
  begin
    return query
      select team_member.team_id, 'OWN_TEAM', team_member.id, team_member.id::text
        from team_member
       where team_member.account_id = person and team_member.team_id = any(teams) and team_member.state in ('JOINED', 'LEFT');

    if own <> '{}' then
      -- The same department, or one within the other. A whole body is no department of those within it, and 'outside' is no place at all.
      return query
        with theirs as materialized (select * from member_workplaces(teams, day)),
             line as materialized (select * from department_line(own || array(select theirs.department_id from theirs)))
        select distinct theirs.team_id, 'SAME_DEPARTMENT', theirs.member_id,
               concat_ws(':', theirs.member_id, theirs.department_id, case when line.upper_id = any(own) then line.upper_id else line.id end)
          from theirs
          join line on (line.id = theirs.department_id and line.upper_id = any(own))
                    or (line.upper_id = theirs.department_id and line.id = any(own))
         where line.id = line.upper_id and not (line.is_top and line.kind = 'OUTSIDE') or not line.is_top;

      return query
        with theirs as materialized (select * from member_workplaces(teams, day)),
             line as materialized (select * from department_line(own || array(select theirs.department_id from theirs)))
        select distinct theirs.team_id, 'SAME_DISTRICT', theirs.member_id, concat_ws(':', theirs.member_id, their_top.upper_id)
          from theirs
          join team on team.id = theirs.team_id
          join competition on competition.id = team.competition_id
          join line as their_top on their_top.id = theirs.department_id and their_top.is_top
          join line as own_top on own_top.id = any(own) and own_top.is_top and own_top.upper_id = their_top.upper_id
         where competition.conflict_reach = 'AGENCY' and own_top.kind <> 'OUTSIDE'
            or competition.conflict_reach = 'DISTRICT' and own_top.kind in ('DISTRICT', 'COUNTY');
    end if;

    -- Whoever taught a member, whether the course was completed or not.
    if exists (select from account join instructor on instructor.email = account.email where account.id = person) then
      return query
        select distinct team_member.team_id, 'INSTRUCTOR', team_member.id, concat_ws(':', team_member.id, course_session.id)
          from account
          join instructor on instructor.email = account.email
          join course_session on course_session.id = instructor.course_session_id
          join training_record on training_record.course_session_id = course_session.id
                              and training_record.status in ('IN_COURSE', 'COMPLETED', 'NOT_COMPLETED')
          join trainee on trainee.id = training_record.trainee_id
          join team_member on team_member.team_id = any(teams) and team_member.state = 'JOINED'
           and (team_member.account_id = trainee.account_id
                or trainee.account_id is null and exists (
                     select from employment
                      where employment.account_id = team_member.account_id and employment.agency_id = trainee.agency_id
                        and employment.employee_number = trainee.employee_number
                        and daterange(employment.valid_from, employment.valid_to) @> course_session.ends_on))
         where account.id = person
           and not exists (select from training_record as later where later.corrects_id = training_record.id);
    end if;

    -- What the judge said: a department with all that lies below it, or a person by mail address or name. A name alone will do where the
    -- department is not known: one conflict too many is lifted by two people, one too few is found by nobody.
    if exists (select from declared_interest where declared_interest.account_id = person) then
      return query
        with theirs as materialized (
               select workplace.member_id, line.upper_id
                 from (select * from member_workplaces(teams, day)) as workplace
                 join department_line(array(select department_id from member_workplaces(teams, day))) as line on line.id = workplace.department_id)
        select team_member.team_id, 'DECLARED', team_member.id, concat_ws(':', declared_interest.id, team_member.id)
          from declared_interest
          join team_member on team_member.team_id = any(teams) and team_member.state = 'JOINED'
                          and team_member.competition_id = declared_interest.competition_id
          left join account on account.id = team_member.account_id
         where declared_interest.account_id = person
           and (declared_interest.person_email in (account.email, team_member.email)
                or (declared_interest.person_name is null
                    or replace(declared_interest.person_name, ' ', '') = replace(account.name, ' ', ''))
               and (declared_interest.department_id is null
                    or exists (select from theirs
                                where theirs.member_id = team_member.id and theirs.upper_id = declared_interest.department_id)
                    or declared_interest.person_name is not null
                       and not exists (select from theirs where theirs.member_id = team_member.id)));
    end if;
  end $$`;

/** Those that count: what was decided, and what is found and was not lifted. */
const standingConflicts = `
  create function standing_conflicts(person uuid, teams uuid[], day date) returns table (team_id uuid, ground text)
  language plpgsql stable as $$
  #variable_conflict use_column
  begin
    return query
      select distinct found.team_id, found.ground
        from conflicts_of(person, teams, day) as found
       where not exists (select from conflict
                          where conflict.account_id = person and conflict.team_id = found.team_id and conflict.ground = found.ground
                            and conflict.cause = found.cause and conflict.state = 'LIFTED')
       union
      select conflict.team_id, conflict.ground
        from conflict
       where conflict.account_id = person and conflict.team_id = any(teams)
         and conflict.ground in ('RECUSED', 'CHALLENGED', 'EXCLUDED') and conflict.state = 'STANDING';
  end $$`;
