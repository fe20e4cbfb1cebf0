/** A course of a training programme as it is planned. */
export interface Course {
  /** Step of the programme; null for courses from before there were levels. */
  level: 0 | 1 | 2 | 3 | 4 | null;
  nameKo: string;
  nameEn: string;
  durationValue: number;
  durationUnit: 'DAY' | 'WEEK';
  seatsPerSession: number;
  plannedSessions: number;
}

type Plan = Pick<Course, 'seatsPerSession' | 'plannedSessions'>;

/** Seats (연인원), not people: one person may sit in several courses. */
export const plannedSeats = ({ seatsPerSession, plannedSessions }: Plan): number => seatsPerSession * plannedSessions;

/** Seats and sessions that a programme plans. */
export const plannedTotals = (courses: readonly Plan[]): { seats: number; sessions: number } => ({
  seats: courses.reduce((sum, course) => sum + plannedSeats(course), 0),
  sessions: courses.reduce((sum, course) => sum + course.plannedSessions, 0),
});
