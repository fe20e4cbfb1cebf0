import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { Course } from './programme.entity.js';
import { completionsOfCourses } from './training.queries.js';

export interface TrainingLoaders {
  coursesOfProgramme: DataLoader<string, Course[]>;
  completionsOfCourse: DataLoader<string, number>;
}

export const trainingLoaders = (db: DataSource): TrainingLoaders => ({
  coursesOfProgramme: new DataLoader(async (ids) => {
    const courses = await db
      .getRepository(Course)
      .find({ where: { programmeId: In([...ids]) }, order: { level: { direction: 'ASC', nulls: 'FIRST' }, nameKo: 'ASC' } });
    return grouped(ids, courses, (course) => course.programmeId);
  }),
  completionsOfCourse: new DataLoader(async (ids) => {
    const rows = await completionsOfCourses(db, ids);
    return grouped(ids, rows, (row) => row.courseId).map(([row]) => row?.completions ?? 0);
  }),
});
