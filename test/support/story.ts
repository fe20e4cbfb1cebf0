import { setTimeout as pause } from 'node:timers/promises';
import type { TestApp } from './app.js';
import type { Person } from './person.js';

export const CITY = '6260000';

const HOUR = 3_600_000;
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Registration and submission are open now. */
export const openCalendar = () => ({
  registrationOpensAt: at(-24 * HOUR),
  registrationClosesAt: at(24 * HOUR),
  submissionsCloseAt: at(48 * HOUR),
});

/** The last second for everything was `secondsAgo`. */
export function closedCalendar(secondsAgo: number) {
  const deadline = new Date(Math.floor(Date.now() / 1000) * 1000 - secondsAgo * 1000).toISOString();
  return { registrationOpensAt: at(-24 * HOUR), registrationClosesAt: deadline, submissionsCloseAt: deadline };
}

/** The rubric of the paper stage: weights are the points, so a sheet's total is the sum of its marks. */
export const CRITERIA = [
  ['relevance', '주제 적합성·문제정의', 'Relevance', '20', 20],
  ['validity', '데이터 분석의 타당성', 'Validity of the analysis', '30', 30],
  ['originality', '창의성', 'Originality', '20', 20],
  ['usefulness', '활용성·실현가능성', 'Usefulness', '20', 20],
  ['completeness', '완성도', 'Completeness', '10', 10],
].map(([key, nameKo, nameEn, maxPoints, weight]) => ({
  key,
  nameKo,
  nameEn,
  maxPoints,
  weight,
  step: '0.5',
  guidanceKo: '심사 착안사항',
  guidanceEn: 'What to look at',
  anchors: [
    { nameKo: '매우 미흡', nameEn: 'Very weak', fromPercent: 0, toPercent: 60 },
    { nameKo: '미흡', nameEn: 'Weak', fromPercent: 60, toPercent: 70 },
    { nameKo: '보통', nameEn: 'Fair', fromPercent: 70, toPercent: 80 },
    { nameKo: '우수', nameEn: 'Good', fromPercent: 80, toPercent: 90 },
    { nameKo: '매우 우수', nameEn: 'Excellent', fromPercent: 90, toPercent: 100 },
  ],
}));

/** Means; equal scores go to the higher mean on validity, and else share the place. */
export const RULE = {
  tally: 'MEAN',
  trimLevel: 'TOTAL',
  drop: 1,
  minJudgesToTrim: 5,
  decimals: 2,
  rounding: 'HALF_UP',
  ranking: 'COMPETITION',
  tieBreak: [{ link: 'CRITERION', criterion: 'validity' }],
};

export const marksOf = (points: readonly string[]) => CRITERIA.map(({ key }, index) => ({ criterion: key, points: points[index]! }));

/** Consents to each of `kinds`, with the hash of the text that the API shows. */
export async function consentsTo(person: Person, kinds: readonly string[]) {
  const { consentTexts } = await person.query<{ consentTexts: { kind: string; hash: string }[] }>('{ consentTexts { kind hash } }');
  return consentTexts.filter(({ kind }) => kinds.includes(kind)).map(({ kind, hash }) => ({ kind, textHash: hash }));
}

/** A complete declaration: one data source, a tool, no generative AI. */
export const DECLARATIONS = {
  dataSources: [
    {
      name: '부산광역시 120 민원 접수 현황',
      provider: '부산광역시',
      source: '빅-데이터웨이브',
      licence: 'KOGL_1',
      access: 'OPEN',
      referencePeriod: '2025. 6.',
      collectedOn: '2025-09-12',
      containsPersonalData: false,
      usesBigDataWave: true,
    },
  ],
  tools: [{ name: 'Brightics', version: '1.3', purpose: '군집 분석' }],
  generativeAi: { used: false },
  earlierAwards: [],
};

export async function uploaded(
  person: Person,
  bytes: Uint8Array,
  name: string,
): Promise<{ id: string; kind: string; sha256: string; name: string }> {
  const response = await person.upload(bytes, name);
  if (response.status !== 201) throw new Error(`the upload was refused: ${response.status} ${await response.text()}`);
  return (await response.json()) as { id: string; kind: string; sha256: string; name: string };
}

/** A team with its entry as a draft, ready to be submitted. */
export async function teamWithDraft(
  lead: Person,
  competition: { id: string; track: string },
  wish: { team: string; title: string; report: string; consents?: readonly string[] },
) {
  const consents = await consentsTo(lead, wish.consents ?? ['PRIVACY']);
  const team = await lead.mutate('registerTeam', { competition: competition.id, track: competition.track, name: wish.team, consents });
  const { title } = wish;
  const entry = await lead.mutate('saveEntry', { team: team.id, revision: 0, title, summary: '요약입니다.', declarations: DECLARATIONS });
  await lead.mutate('attachFile', { entry: entry.id, file: wish.report, slot: 'REPORT' });
  return { team: team.id, entry: entry.id };
}

/** Waits until `ready` holds, for what a job does in the background. */
export async function eventually(ready: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await ready()) return;
    await pause(100);
  }
  throw new Error(`waited 20 s in vain for ${what}`);
}

/** Every judge's copy of every report is made. */
export const copiesAreReady = (it: TestApp) =>
  eventually(async () => {
    const [row] = await it.db.query<{ pending: number }[]>(`select count(*)::int as pending from shown_copy where state = 'PENDING'`);
    return row!.pending === 0;
  }, "the judges' copies");

const trainingLine = (
  number: string,
  name: string,
  level: number,
  course: string,
  dates: string,
  status: string,
  completed: string,
): string => `2025,${course},${level},1,${dates},나라키움 부산청년창업허브,${number},,${name},부산광역시,,7급,${status},7,7,${completed},`;

/** The lead completed one course and not the next; the member completed the first. Dates are written as people write them. */
export const TRAINING_CSV = Buffer.from(
  [
    '\uFEFF교육연도,과정명,레벨,기수,시작일,종료일,교육장소,직원번호,행정메일(선택),성명,소속기관,부서,직급,상태,출석시간,총교육시간,수료일,수료번호',
    trainingLine('B2025-000101', '김민지', 0, '데이터 리터러시 입문', '2025-04-21,2025-04-21', '수료', '2025-04-21'),
    trainingLine('B2025-000101', '김민지', 1, '데이터 수집·분석 활용 정책기획', '2025. 5. 12.,2025. 5. 13.', '미수료', ''),
    trainingLine('B2025-000102', '남궁선', 0, '데이터 리터러시 입문', '2025-04-21,2025-04-21', '수료', '2025-04-21'),
  ].join('\r\n'),
);

/** What a judge asks for when sitting down. */
export const DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) {
  pledgedAt progress { submitted total } assignments { assignment code title summary state files { id name kind size } sheet { revision state total } } } }`;

export interface Desk {
  judgeDesk: {
    pledgedAt: string | null;
    progress: { submitted: number; total: number };
    assignments: {
      assignment: string;
      code: string;
      title: string;
      state: string;
      files: { id: string; name: string; kind: string }[];
      sheet: { revision: number } | null;
    }[];
  };
}
