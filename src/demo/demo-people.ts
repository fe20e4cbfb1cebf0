import type { DataSource } from 'typeorm';
import type { DemoPerson } from './demo-person.type.js';
import { teams } from './demo-teams.js';

/** Fictional people, one password for all: the demo listens on this machine only unless HOST says otherwise. */
export const DEMO_PASSWORD = 'Pado-demo-2025';

const CITY = '6260000';

const cityOfficial = (
  says: string,
  email: string,
  name: string,
  { number, department, roles = [] }: { number: number; department: string; roles?: DemoPerson['roles'] },
): DemoPerson => ({
  says,
  email,
  name,
  agency: CITY,
  department: `${CITY}-${department}`,
  employeeNumber: `B2025-${String(number).padStart(6, '0')}`,
  employedSince: '2018-03-01',
  roles,
});

const everywhere = (role: 'ADMINISTRATOR' | 'ORGANIZER' | 'TRAINING_OFFICER' | 'AUDITOR') => [{ role, competitionId: null }];

export const organizer = cityOfficial('담당자 / organiser', 'organizer@busan.example', '윤서진', {
  number: 1,
  department: 'DIGITAL',
  roles: everywhere('ORGANIZER'),
});
/** Rules of two people need a second organiser. */
export const secondOrganizer = cityOfficial('담당자 2 / organiser 2', 'organizer2@busan.example', '배시온', {
  number: 3,
  department: 'DIGITAL',
  roles: everywhere('ORGANIZER'),
});
export const trainingOfficer = cityOfficial('교육담당자 / training officer', 'training@busan.example', '장하늘', {
  number: 2,
  department: 'LEARNING',
  roles: everywhere('TRAINING_OFFICER'),
});
/** Roles in one edition are granted by its organiser. */
export const secretary = cityOfficial('간사 / secretary', 'secretary@busan.example', '문유진', { number: 4, department: 'DIGITAL' });
export const chair: DemoPerson = { says: '위원장 / chair', email: 'chair@university.example', name: '제갈수' };
const auditor: DemoPerson = { says: '감사 / auditor', email: 'auditor@busan.example', name: '권도윤', roles: everywhere('AUDITOR') };
const administrator: DemoPerson = {
  says: '관리자 / administrator',
  email: 'admin@busan.example',
  name: '하은수',
  roles: everywhere('ADMINISTRATOR'),
};
const competitor = cityOfficial('참가 예정자 / no team yet', 'official@busan.example', '고은채', { number: 5, department: 'YOUTH' });

/** Seven from outside, and one from the water authority. */
export const judges: DemoPerson[] = [
  ...['남궁현', '서지안', '백승우', '오하율', '문재희', '구본영', '알렉산드라 마리아 몬테네그로 살라사르'].map((name, index) => ({
    says: `심사위원 / judge ${index + 1}`,
    email: `judge${index + 1}@university.example`,
    name,
    agency: 'OUTSIDE',
    employeeNumber: `OUT-00${index + 1}`,
  })),
  cityOfficial('심사위원 / judge 8', 'judge8@busan.example', '도재현', { number: 8, department: 'WATER' }),
];

export const everyone: DemoPerson[] = [
  administrator,
  organizer,
  secondOrganizer,
  chair,
  secretary,
  trainingOfficer,
  auditor,
  ...judges,
  ...teams.flatMap(({ lead, members }) => [lead, ...members]),
  competitor,
];

/** The demo's accounts to be printed at start, one of each role; none where the demo was never loaded. */
export async function demoAccounts(db: DataSource): Promise<{ role: string; email: string; password: string }[]> {
  const shown = everyone.filter(({ says }) => says !== '' && !/judge [3-8]/.test(says));
  const rows = await db.query<{ email: string }[]>(`select email from account where email = any($1)`, [shown.map(({ email }) => email)]);
  const there = new Set(rows.map(({ email }) => email));
  return shown.filter(({ email }) => there.has(email)).map(({ says, email }) => ({ role: says, email, password: DEMO_PASSWORD }));
}
