import type { EntityManager } from 'typeorm';
import type { KnownAccount } from '../../domain/import/account-plan.js';
import type { KnownDepartment } from '../../domain/import/department-plan.js';
import type { KnownEmployment } from '../../domain/import/employment-change.js';
import type { KnownUnit } from '../../domain/import/workplace.js';

/** Every department, with who works there; an agency's people are those of all its departments. */
export const allDepartments = (tx: EntityManager) =>
  tx.query<KnownDepartment[]>(
    `with work as (
       select place.id, count(*) filter (where employment.valid_to is null)::int as staying, max(employment.valid_to)::text as last_end
         from employment cross join lateral (select employment.department_id union select employment.agency_id) as place (id)
        group by place.id
     )
     select department.id, department.code, department.name_ko as "nameKo", department.name_en as "nameEn", department.kind,
            parent.code as "parentCode", department.legal_district_code as "legalDistrictCode",
            department.valid_from::text as "validFrom", department.valid_to::text as "validTo",
            coalesce(work.staying, 0) as staying, work.last_end as "lastEnd"
       from department left join department as parent on parent.id = department.parent_id left join work on work.id = department.id`,
  );

export const allUnits = (tx: EntityManager) =>
  tx.query<KnownUnit[]>(
    `select id, code, name_ko as "nameKo", parent_id as "parentId", valid_from::text as "validFrom", valid_to::text as "validTo"
       from department`,
  );

export const updateDepartments = (tx: EntityManager, rows: readonly KnownDepartment[]) =>
  tx.query(
    `update department set name_en = row.name_en, legal_district_code = row.district, valid_from = row.valid_from, valid_to = row.valid_to
       from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[]) as row (id, name_en, district, valid_from, valid_to)
      where department.id = row.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ nameEn }) => nameEn),
      rows.map(({ legalDistrictCode }) => legalDistrictCode),
      rows.map(({ validFrom }) => validFrom),
      rows.map(({ validTo }) => validTo),
    ],
  );

export const accountsWith = (tx: EntityManager, emails: readonly string[]) =>
  tx.query<KnownAccount[]>(
    `select id, email, name, disabled_at is not null as "isDisabled" from account where email = any($1) order by id for update`,
    [emails],
  );

const employmentColumns = `id, account_id as "accountId", agency_id as "agencyId", department_id as "departmentId",
  employee_number as "employeeNumber", grade, valid_from::text as "validFrom", valid_to::text as "validTo"`;

/** Of these accounts, and of whoever has one of these employee numbers, in whichever agency. */
export const employmentsOf = (tx: EntityManager, accountIds: readonly string[], numbers: readonly string[]) =>
  tx.query<KnownEmployment[]>(`select ${employmentColumns} from employment where account_id = any($1) or employee_number = any($2)`, [
    accountIds,
    numbers,
  ]);

/** Of everybody who works or worked in one of these departments or agencies. */
export const employmentsIn = (tx: EntityManager, departmentIds: readonly string[]) =>
  tx.query<KnownEmployment[]>(
    `select ${employmentColumns} from employment where agency_id = any($1) or department_id = any($1) order by id for update`,
    [departmentIds],
  );

export const endEmployments = (tx: EntityManager, ends: readonly { id: string; day: string }[]) =>
  tx.query(`update employment set valid_to = row.day from unnest($1::uuid[], $2::date[]) as row (id, day) where employment.id = row.id`, [
    ends.map(({ id }) => id),
    ends.map(({ day }) => day),
  ]);

export const correctEmployments = (tx: EntityManager, rows: readonly Omit<KnownEmployment, 'accountId' | 'validFrom' | 'validTo'>[]) =>
  tx.query(
    `update employment set agency_id = row.agency, department_id = row.department, employee_number = row.number, grade = row.grade
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as row (id, agency, department, number, grade)
      where employment.id = row.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ agencyId }) => agencyId),
      rows.map(({ departmentId }) => departmentId),
      rows.map(({ employeeNumber }) => employeeNumber),
      rows.map(({ grade }) => grade),
    ],
  );

/** Who is disabled at a moment: the account, its open links and its sessions. Answers how many sessions each of them lost. */
export async function disableAccounts(
  tx: EntityManager,
  ids: readonly string[],
  now: Date,
): Promise<{ id: string; sessionsEnded: number }[]> {
  await tx.query(`update account set disabled_at = $2 where id = any($1)`, [ids, now]);
  await tx.query(`update one_time_link set ended_at = $2 where account_id = any($1) and used_at is null and ended_at is null`, [ids, now]);
  return tx.query<{ id: string; sessionsEnded: number }[]>(
    `with ended as (delete from session where account_id = any($1) returning account_id)
     select account.id, (select count(*)::int from ended where account_id = account.id) as "sessionsEnded"
       from account where account.id = any($1)`,
    [ids],
  );
}
