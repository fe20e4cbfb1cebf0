import type { EntityManager } from 'typeorm';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import type { DepartmentRow } from './departments.data.js';

/** One instance at a time, until the transaction ends. */
export const lockDepartments = (tx: EntityManager) => tx.query(`select pg_advisory_xact_lock($1)`, [advisoryLocks.departments]);

export const departmentsWithCodes = (tx: EntityManager, codes: readonly string[]) =>
  tx.query<{ id: string; code: string }[]>(`select id, code from department where code = any($1)`, [codes]);

/** Those that exist today and have the text in their code or one of their names, by code. */
export const departmentsLike = (db: EntityManager, part: string) =>
  db.query<{ code: string; nameKo: string; nameEn: string; parentCode: string | null }[]>(
    `select department.code, department.name_ko as "nameKo", department.name_en as "nameEn", parent.code as "parentCode"
       from department left join department parent on parent.id = department.parent_id
      where position(lower($1) in lower(department.code || ' ' || department.name_ko || ' ' || department.name_en)) > 0
        and department.valid_from <= current_date and (department.valid_to is null or department.valid_to >= current_date)
      order by department.code`,
    [part],
  );

export type NewDepartment = Omit<DepartmentRow, 'parentCode'> & { id: string; parentId: string | null; validTo?: string | null };

export const insertDepartments = (tx: EntityManager, rows: readonly NewDepartment[]) =>
  tx.query(
    `insert into department (id, code, name_ko, name_en, kind, parent_id, legal_district_code, valid_from, valid_to)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::date[], $9::date[])`,
    [
      rows.map(({ id }) => id),
      rows.map(({ code }) => code),
      rows.map(({ nameKo }) => nameKo),
      rows.map(({ nameEn }) => nameEn),
      rows.map(({ kind }) => kind),
      rows.map(({ parentId }) => parentId),
      rows.map(({ legalDistrictCode }) => legalDistrictCode),
      rows.map(({ validFrom }) => validFrom),
      rows.map(({ validTo = null }) => validTo),
    ],
  );
