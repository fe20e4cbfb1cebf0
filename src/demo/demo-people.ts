import type { DataSource } from 'typeorm';
import type { NewAccount } from '../features/accounts/account.service.js';

/** Fictional people, one password for all: the demo listens on this machine only unless HOST says otherwise. */
export const DEMO_PASSWORD = 'Pado-demo-2025';

export type DemoPerson = Omit<NewAccount, 'password'> & { says: string };

const CITY = '6260000';

export const organizer: DemoPerson = {
  says: '담당자 / organiser',
  email: 'organizer@busan.example',
  name: '윤서진',
  agency: CITY,
  department: '6260000-DIGITAL',
  employeeNumber: 'B2025-000001',
  employedSince: '2018-03-01',
  roles: [{ role: 'ORGANIZER', competitionId: null }],
};

export const trainingOfficer: DemoPerson = {
  says: '교육담당자 / training officer',
  email: 'training@busan.example',
  name: '장하늘',
  agency: CITY,
  department: '6260000-DIGITAL',
  employeeNumber: 'B2025-000002',
  employedSince: '2019-03-01',
  roles: [{ role: 'TRAINING_OFFICER', competitionId: null }],
};

const auditor: DemoPerson = {
  says: '감사 / auditor',
  email: 'auditor@busan.example',
  name: '권도윤',
  roles: [{ role: 'AUDITOR', competitionId: null }],
};

export const judges: DemoPerson[] = ['남궁현', '서지안', '백승우'].map((name, index) => ({
  says: `심사위원 / judge ${index + 1}`,
  email: `judge${index + 1}@university.example`,
  name,
  agency: 'OUTSIDE',
  employeeNumber: `OUT-00${index + 1}`,
}));

/** A team's lead, its members, and what it hands in. */
export interface DemoTeam {
  name: string;
  lead: DemoPerson;
  members: DemoPerson[];
  title: string;
  summary: string;
}

const official = (email: string, name: string, agency: string, employeeNumber: string, says = ''): DemoPerson => ({
  says,
  email,
  name,
  agency,
  employeeNumber,
  employedSince: '2020-03-01',
});

export const teams: DemoTeam[] = [
  {
    name: '민원제로',
    lead: official('lead1@haeundae.example', '김도현', '3330000', 'H2025-000101', '팀장 / team lead'),
    members: [official('member1@haeundae.example', '이수빈', '3330000', 'H2025-000102', '팀원 / team member')],
    title: '민원 텍스트 분석을 통한 반복 불편민원 조기경보 방안',
    summary: '반복되는 불편민원을 주제별로 묶고 주간 추세를 감시하여 급증을 사흘 먼저 알린다.',
  },
  {
    name: '산복도로탐험대',
    lead: official('lead2@donggu.example', '박지우', '3270000', 'D2025-000201'),
    members: [],
    title: '산복도로 마을버스 노선 효율성 분석',
    summary: '승하차와 고도 자료를 결합하여 경사지 주민의 보행 부담을 줄이는 노선 조정안을 제시한다.',
  },
  {
    name: '영도등대팀',
    lead: official('lead3@yeongdo.example', '최은서', '3280000', 'Y2025-000301'),
    members: [],
    title: '빈집 실태 데이터를 활용한 정비·활용 유형 분류',
    summary: '빈집의 위치와 상태를 네 유형으로 나누어 정비 순서와 활용 방향을 제안한다.',
  },
  {
    name: '숫자로보는자갈치',
    lead: official('lead4@junggu.example', '정예준', '3250000', 'J2025-000401'),
    members: [],
    title: '축제별 지역상권 파급효과 비교 분석',
    summary: '카드 소비와 유동인구로 네 축제의 전후 상권 변화를 비교한다.',
  },
];

export const everyone: DemoPerson[] = [
  organizer,
  trainingOfficer,
  auditor,
  ...judges,
  ...teams.flatMap(({ lead, members }) => [lead, ...members]),
];

/** The demo's accounts to be printed at start; none where the demo was never loaded. */
export async function demoAccounts(db: DataSource): Promise<{ role: string; email: string; password: string }[]> {
  const shown = everyone.filter(({ says }) => says !== '');
  const rows = await db.query<{ email: string }[]>(`select email from account where email = any($1)`, [shown.map(({ email }) => email)]);
  const there = new Set(rows.map(({ email }) => email));
  return shown.filter(({ email }) => there.has(email)).map(({ says, email }) => ({ role: says, email, password: DEMO_PASSWORD }));
}
