/** What became of a person's application for a course session, by the word that the training office writes. */
export const trainingStatuses = {
  신청: 'APPLIED',
  대기: 'WAITLISTED',
  선정: 'SELECTED',
  미선정: 'NOT_SELECTED',
  취소: 'CANCELLED',
  불참: 'ABSENT',
  수강중: 'IN_COURSE',
  수료: 'COMPLETED',
  미수료: 'NOT_COMPLETED',
} as const;

export type TrainingStatus = (typeof trainingStatuses)[keyof typeof trainingStatuses];

/** One person in one course session, as the training office tells it. Days are texts like `2025-04-21`, hours are decimal texts. */
export interface TrainingRow {
  programmeYear: number;
  courseName: string;
  /** Null for courses without a level. */
  level: number | null;
  sessionOrdinal: number;
  startsOn: string;
  endsOn: string;
  place: string | null;
  employeeNumber: string;
  mail: string | null;
  /** Name, agency, department and grade at the time of the course. */
  name: string;
  agency: string;
  department: string | null;
  grade: string | null;
  status: TrainingStatus;
  attendedHours: string | null;
  plannedHours: string | null;
  completedOn: string | null;
  certificateNumber: string | null;
}

/** Whether a record belongs to the history of completed training as of a day in Seoul. */
export const countsAsCompleted = ({ status, completedOn }: Pick<TrainingRow, 'status' | 'completedOn'>, asOfDay: string): boolean =>
  status === 'COMPLETED' && completedOn !== null && completedOn <= asOfDay;
