import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { entities } from '../../../src/entities.js';
import { loadProgrammes } from '../../../src/features/training/load-programmes.js';
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

const programmes = (): Promise<object[]> =>
  db.query(
    `select year, reported_completions as reported, sum(seats_per_session * planned_sessions)::int as seats, sum(planned_sessions)::int as sessions,
            array_agg(level order by level) as levels
       from programme left join course on course.programme_id = programme.id group by programme.id order by year`,
  );

// Press release of Busan Metropolitan City, 4 April 2025.
const announced = [
  { year: 2023, reported: 406, seats: null, sessions: null, levels: [null] },
  { year: 2024, reported: 847, seats: null, sessions: null, levels: [null] },
  { year: 2025, reported: null, seats: 875, sessions: 44, levels: [0, 1, 2, 3, 4] },
];

test('instances that start together load every programme once', async () => {
  await Promise.all([loadProgrammes(db), loadProgrammes(db), loadProgrammes(db)]);
  expect(await programmes()).toEqual(announced);
});

test('a year that is there is left alone, and one that is missing comes back', async () => {
  await db.query(`delete from course where level in (3, 4)`);
  await db.query(`update course set planned_sessions = 3 where level = 2`);
  await db.query(`delete from programme where year = 2023`);
  await loadProgrammes(db);
  expect(await programmes()).toEqual([
    announced[0],
    announced[1],
    { year: 2025, reported: null, seats: 860, sessions: 43, levels: [0, 1, 2] },
  ]);
});
