import type { DataSource } from 'typeorm';
import { Department, DepartmentKind } from '../../src/features/accounts/department.entity.js';
import { DeclaredInterest } from '../../src/features/panels/conflict.entity.js';
import { Instructor } from '../../src/features/training/instructor.entity.js';
import { Course, CourseSession, DurationUnit, Programme } from '../../src/features/training/programme.entity.js';
import type { TrainingStatus } from '../../src/domain/training-record.js';
import { Trainee, TrainingImport, TrainingRecord } from '../../src/features/training/training-record.entity.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';

/** A department below another one, or a body of its own. */
export async function aDepartmentIn(db: DataSource, parentId: string | null, kind: keyof typeof DepartmentKind = 'CITY_HALL') {
  const id = timeOrderedId();
  const name = `Unit ${id.slice(-6)}`;
  await db.getRepository(Department).insert({ id, code: id, nameKo: name, nameEn: name, kind: DepartmentKind[kind], parentId });
  return id;
}

/** A course session of 1 and 2 September 2025, taught by somebody with this mail address. */
export async function aTaughtSession(db: DataSource, email: string): Promise<string> {
  const [known] = await db.getRepository(Programme).find({ take: 1 });
  const programme = known ?? { id: timeOrderedId(), year: 2025, nameKo: '교육', nameEn: 'Training', reportedCompletions: null };
  await db.getRepository(Programme).upsert(programme, ['id']);
  const [course, session] = [timeOrderedId(), timeOrderedId()];
  const about = { nameKo: `과정 ${course}`, nameEn: 'Course', durationValue: 2, durationUnit: DurationUnit.DAY };
  await db
    .getRepository(Course)
    .insert({ id: course, programmeId: programme.id, level: 1, ...about, seatsPerSession: 20, plannedSessions: 1 });
  const days = { startsOn: '2025-09-01', endsOn: '2025-09-02' };
  await db.getRepository(CourseSession).insert({ id: session, courseId: course, ordinal: 1, ...days, place: null });
  await db.getRepository(Instructor).insert({ id: timeOrderedId(), courseSessionId: session, name: '강사', email });
  return session;
}

/** That somebody took part in a course session. */
export async function aTrainingRecord(
  db: DataSource,
  courseSessionId: string,
  { accountId, agencyId, status }: { accountId: string; agencyId: string; status: TrainingStatus },
): Promise<void> {
  const [trainee, file] = [timeOrderedId(), timeOrderedId()];
  await db.getRepository(Trainee).insert({ id: trainee, agencyId, employeeNumber: trainee, name: '교육생', email: null, accountId });
  const counts = { added: 1, corrected: 0, unchanged: 0, importedAt: new Date(), importedBy: null };
  await db.getRepository(TrainingImport).insert({ id: file, fileSha256: file, ...counts });
  const record = { traineeId: trainee, courseSessionId, name: '교육생', status, importId: file, line: 2 };
  const completedOn = status === 'COMPLETED' ? '2025-09-02' : null;
  await db.getRepository(TrainingRecord).insert({ id: timeOrderedId(), ...record, completedOn });
}

/** What a judge said of a person or a department, past the app. */
export const aDeclaredInterest = (
  db: DataSource,
  competitionId: string,
  accountId: string,
  said: { departmentId?: string; personName?: string; personEmail?: string },
) => db.getRepository(DeclaredInterest).insert({ id: randomId(), competitionId, accountId, ...said, declaredAt: new Date() });
