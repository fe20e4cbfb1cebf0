import type { DataSource, EntityManager } from 'typeorm';
import { type DepartmentLine, planDepartments } from '../../domain/import/department-plan.js';
import { departmentHeaders, parseDepartmentRow } from '../../domain/import/department-row.js';
import { moved } from '../../domain/import/employment-change.js';
import { byLine, type LineProblem } from '../../domain/import/line-problem.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { type ActingAs, record } from '../../platform/audit/record.js';
import { linesOfCsv } from '../../platform/csv/lines-of-csv.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { transaction } from '../../platform/database/transaction.js';
import { Employment } from './account.entity.js';
import type { DepartmentKind } from './department.entity.js';
import { departmentsWithCodes, insertDepartments, lockDepartments } from './departments.queries.js';
import * as sql from './import.queries.js';
import { rederive } from './rederive.js';

/** What a file of departments came to, or with `dryRun` would come to. With problems, nothing was written. */
export interface DepartmentsOutcome {
  added: number;
  changed: number;
  /** People who work, from a day on, in the department that continues theirs. */
  moved: number;
  unchanged: number;
  problems: LineProblem[];
}

/** Takes in a file of departments, the whole of it or nothing; the same file again changes nothing. The number of statements does not depend on the rows. */
export async function importDepartments(db: DataSource, bytes: Buffer, who: ActingAs, dryRun: boolean): Promise<DepartmentsOutcome> {
  const { lines, problems } = await linesOfCsv(bytes, departmentHeaders, parseDepartmentRow);
  return transaction(
    db,
    async (tx) => {
      await lockDepartments(tx);
      const plan = planDepartments(lines, await sql.allDepartments(tx));
      const all = [...problems, ...plan.problems].toSorted(byLine);
      if (all.length > 0) return { added: 0, changed: 0, moved: 0, unchanged: 0, problems: all };
      const people = dryRun ? await moves(tx, plan.continued, new Map()) : await write(tx, plan, lines, who, bytes);
      const counts = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
      return { ...counts, moved: new Set(people.map(({ to }) => to.accountId)).size, problems: [] };
    },
    { employment_one_person_per_number: 'EMPLOYEE_NUMBER_TAKEN' },
  );
}

type Plan = ReturnType<typeof planDepartments>;

async function write(tx: EntityManager, plan: Plan, lines: readonly DepartmentLine[], who: ActingAs, bytes: Buffer) {
  const { added, changed, continued } = plan;
  if (added.length + changed.length === 0) return [];
  const codes = lines.flatMap(({ row }) => [row.code, row.parentCode ?? '']);
  const idOf = new Map((await departmentsWithCodes(tx, codes)).map(({ code, id }) => [code, id]));
  for (const { code } of added) idOf.set(code, timeOrderedId());
  const rows = added.map((row) => ({ ...row, kind: row.kind as DepartmentKind, id: idOf.get(row.code)! }));
  await insertDepartments(
    tx,
    rows.map((row) => ({ ...row, parentId: row.parentCode === null ? null : idOf.get(row.parentCode)! })),
  );
  await sql.updateDepartments(tx, changed);
  const people = await moves(tx, continued, idOf);
  await sql.endEmployments(
    tx,
    people.flatMap(({ to, cutOn }) => (cutOn === null ? [] : [{ id: to.id, day: cutOn }])),
  );
  await sql.correctEmployments(
    tx,
    people.filter(({ cutOn }) => cutOn === null).map(({ to }) => to),
  );
  const begun = people.filter(({ cutOn }) => cutOn !== null).map(({ to }) => ({ ...to, id: timeOrderedId() }));
  await insertAll(tx, Employment, begun);
  await rederive(
    tx,
    'departments-changed',
    [...lines.map(({ row }) => row.validFrom), ...lines.map(({ row }) => row.validTo)].map((day) => ({ day })),
  );
  const counts = { added: added.length, changed: changed.length, moved: people.length, unchanged: plan.unchanged };
  await record(tx, who, 'departments.imported', timeOrderedId(), { ...counts, sha256: sha256(bytes) });
  return people;
}

/** Whose employments go on elsewhere. Ids of new departments are those in `idOf`. */
async function moves(tx: EntityManager, continued: Plan['continued'], idOf: ReadonlyMap<string, string>) {
  if (continued.length === 0) return [];
  const targets = continued.map(({ fromId, toCode, day }) => ({ fromId, toId: idOf.get(toCode) ?? toCode, day }));
  const employments = await sql.employmentsIn(
    tx,
    continued.map(({ fromId }) => fromId),
  );
  return employments.flatMap((employment) => moved(employment, targets) ?? []);
}
