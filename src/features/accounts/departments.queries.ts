import type { EntityManager } from 'typeorm';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import type { DepartmentRow } from './departments.data.js';

/** One instance at a time, until the transaction ends. */
export const lockDepartments = (tx: EntityManager) => tx.query(`select pg_advisory_xact_lock($1)`, [advisoryLocks.departments]);

export const departmentsWithCodes = (tx: EntityManager, codes: readonly string[]) =>
  tx.query<{ id: string; code: string }[]>(`select id, code from department where code = any($1)`, [codes]);

export type NewDepartment = Omit<DepartmentRow, 'parentCode'> & { id: string; parentId: string | null };

export const insertDepartments = (tx: EntityManager, rows: readonly NewDepartment[]) =>
  tx.query(
    `insert into department (id, code, name_ko, name_en, kind, parent_id, legal_district_code, valid_from)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::date[])`,
    [
      rows.map(({ id }) => id),
      rows.map(({ code }) => code),
      rows.map(({ nameKo }) => nameKo),
      rows.map(({ nameEn }) => nameEn),
      rows.map(({ kind }) => kind),
      rows.map(({ parentId }) => parentId),
      rows.map(({ legalDistrictCode }) => legalDistrictCode),
      rows.map(({ validFrom }) => validFrom),
    ],
  );
