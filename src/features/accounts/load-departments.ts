import type { DataSource } from 'typeorm';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { departmentRows } from './departments.data.js';

/** Any number will do, as long as every instance takes the same one. */
const DEPARTMENTS_LOCK = 5_261_027;

/**
 * Loads the departments of `departments.data.ts`. Only codes that are missing are written: what stands in the table, an operator may
 * have changed. Safe to run at every start, of several instances at once.
 */
export async function loadDepartments(db: DataSource): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock($1)`, [DEPARTMENTS_LOCK]);
    const codes = departmentRows.map(({ code }) => code);
    const there = await tx.query<{ id: string; code: string }[]>(`select id, code from department where code = any($1)`, [codes]);
    const idOf = new Map(there.map(({ code, id }) => [code, id]));
    const missing = departmentRows.filter(({ code }) => !idOf.has(code));
    if (missing.length === 0) return;
    for (const { code } of missing) idOf.set(code, timeOrderedId());
    await tx.query(
      `insert into department (id, code, name_ko, name_en, kind, parent_id, valid_from)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::date[])`,
      [
        missing.map(({ code }) => idOf.get(code)),
        missing.map(({ code }) => code),
        missing.map(({ nameKo }) => nameKo),
        missing.map(({ nameEn }) => nameEn),
        missing.map(({ kind }) => kind),
        missing.map(({ parentCode }) => (parentCode === null ? null : idOf.get(parentCode))),
        missing.map(({ validFrom }) => validFrom),
      ],
    );
  });
}
