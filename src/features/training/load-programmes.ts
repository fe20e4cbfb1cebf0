import type { DataSource } from 'typeorm';
import { advisoryLocks } from '../../platform/database/advisory-locks.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { transaction } from '../../platform/database/transaction.js';
import { programmeRows } from './programme.data.js';
import { Course, DurationUnit, Programme } from './programme.entity.js';

/**
 * Loads the programmes of `programme.data.ts` with their courses. A year that stands in the table is left alone, courses included:
 * an operator may have changed it. Safe to run at every start, of several instances at once.
 */
export async function loadProgrammes(db: DataSource): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock($1)`, [advisoryLocks.programmes]);
    const there = await tx.getRepository(Programme).find({ select: { year: true } });
    const missing = programmeRows
      .filter((row) => !there.some(({ year }) => year === row.year))
      .map((row) => ({ ...row, id: timeOrderedId() }));
    if (missing.length === 0) return;
    await tx
      .getRepository(Programme)
      .insert(
        missing.map(({ id, year, nameKo, nameEn, trainedSeats }) => ({ id, year, nameKo, nameEn, reportedCompletions: trainedSeats })),
      );
    const courses = missing.flatMap(({ id, courses: planned }) =>
      planned.map((course) => ({ ...course, id: timeOrderedId(), programmeId: id, durationUnit: DurationUnit[course.durationUnit] })),
    );
    if (courses.length > 0) await tx.getRepository(Course).insert(courses);
  });
}
