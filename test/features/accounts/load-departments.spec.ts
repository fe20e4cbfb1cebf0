import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { entities } from '../../../src/entities.js';
import { departmentRows } from '../../../src/features/accounts/departments.data.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await cloneDatabase();
  db = await createDataSource({ url: database.url, poolSize: 4 }, entities).initialize();
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

const asLoaded = (): Promise<object[]> =>
  db.query(
    `select department.code, department.name_ko as "nameKo", department.name_en as "nameEn", department.kind,
            parent.code as "parentCode", department.legal_district_code as "legalDistrictCode", department.valid_from::text as "validFrom"
       from department left join department as parent on parent.id = department.parent_id
      order by array_position($1::text[], department.code)`,
    [departmentRows.map(({ code }) => code)],
  );

test('instances that start together load every department once', async () => {
  await Promise.all([loadDepartments(db), loadDepartments(db), loadDepartments(db)]);
  expect(await asLoaded()).toEqual(departmentRows);
});

test('what an operator changed stays, and only what is missing is loaded again', async () => {
  await db.query(`update department set name_ko = '바다구', valid_to = '2030-01-01', kind = 'AGENCY' where code = '3350000'`);
  await db.query(`delete from department where code in ('6260000-GREEN', '6260000-PARKS', '6260000-FORESTS', '3400000')`);
  await loadDepartments(db);
  await loadDepartments(db);
  expect(await asLoaded()).toEqual(
    departmentRows.map((row) => (row.code === '3350000' ? { ...row, nameKo: '바다구', kind: 'AGENCY' } : row)),
  );
});
