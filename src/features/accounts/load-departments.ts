import type { DataSource } from 'typeorm';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { departmentRows } from './departments.data.js';
import { departmentsWithCodes, insertDepartments, lockDepartments } from './departments.queries.js';

/**
 * Loads the departments of `departments.data.ts`. Only codes that are missing are written: what stands in the table, an operator may
 * have changed. Safe to run at every start, of several instances at once.
 */
export async function loadDepartments(db: DataSource): Promise<void> {
  await transaction(db, async (tx) => {
    await lockDepartments(tx);
    const codes = departmentRows.map(({ code }) => code);
    const there = await departmentsWithCodes(tx, codes);
    const idOf = new Map(there.map(({ code, id }) => [code, id]));
    const missing = departmentRows.filter(({ code }) => !idOf.has(code)).map((row) => ({ ...row, id: timeOrderedId() }));
    if (missing.length === 0) return;
    for (const { code, id } of missing) idOf.set(code, id);
    const parentOf = (code: string | null): string | null => (code === null ? null : idOf.get(code)!);
    await insertDepartments(
      tx,
      missing.map((row) => ({ ...row, parentId: parentOf(row.parentCode) })),
    );
  });
}
