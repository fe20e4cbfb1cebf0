import type { Course } from '../../domain/course.js';

export interface ProgrammeRow {
  year: number;
  nameKo: string;
  nameEn: string;
  /** Seats (연인원) that were filled by the end of the year; null while it is a plan. */
  trainedSeats: number | null;
  /** Empty where no more is published than their number: two in 2023, three in 2024. */
  courses: readonly Course[];
}

const name = { nameKo: '공무원 데이터 인재양성 교육', nameEn: 'Public Servant Data Literacy Training Program' };

/** Busan's programme by year. Source: press release of Busan Metropolitan City, 4 April 2025. */
export const programmeRows: readonly ProgrammeRow[] = [
  { year: 2023, ...name, trainedSeats: 406, courses: [] },
  { year: 2024, ...name, trainedSeats: 847, courses: [] },
  {
    year: 2025,
    ...name,
    trainedSeats: null,
    courses: [
      {
        level: 0,
        nameKo: '데이터 리터러시 입문',
        nameEn: 'Introduction to Data Literacy',
        durationValue: 1,
        durationUnit: 'DAY',
        seatsPerSession: 20,
        plannedSessions: 20,
      },
      {
        level: 1,
        nameKo: '데이터 수집·분석 활용 정책기획',
        nameEn: 'Writing Policy Proposals Using Data Collection & Analysis',
        durationValue: 2,
        durationUnit: 'DAY',
        seatsPerSession: 20,
        plannedSessions: 20,
      },
      {
        level: 2,
        nameKo: '데이터 분석 실습',
        nameEn: 'Data Analysis Practice',
        durationValue: 5,
        durationUnit: 'DAY',
        seatsPerSession: 20,
        plannedSessions: 2,
      },
      {
        level: 3,
        nameKo: '데이터 분석도구 활용',
        nameEn: 'Using Data Analysis Tools',
        durationValue: 2,
        durationUnit: 'WEEK',
        seatsPerSession: 20,
        plannedSessions: 1,
      },
      {
        level: 4,
        nameKo: '데이터 모델링',
        nameEn: 'Data Modeling',
        durationValue: 2,
        durationUnit: 'WEEK',
        seatsPerSession: 15,
        plannedSessions: 1,
      },
    ],
  },
];
