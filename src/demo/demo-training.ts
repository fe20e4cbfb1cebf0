import { agencyName, teams } from './demo-teams.js';

const HEADER =
  '교육연도,과정명,레벨,기수,시작일,종료일,교육장소,직원번호,행정메일(선택),성명,소속기관,부서,직급,상태,출석시간,총교육시간,수료일,수료번호';
const PLACE = '나라키움 부산청년창업허브';

type Course = readonly [name: string, level: number, hours: number];
const INTRODUCTION: Course = ['데이터 리터러시 입문', 0, 7];
const PLANNING: Course = ['데이터 수집·분석 활용 정책기획', 1, 14];
const PRACTICE: Course = ['데이터 분석 실습', 2, 35];
const TOOLS: Course = ['데이터 분석도구 활용', 3, 70];

/** How a training site's export writes a day: all four spellings occur in one file. */
const spellings = [
  (day: string) => day,
  (day: string) => day.replaceAll('-', '.') + '.',
  (day: string) => day.split('-').map(Number).join('. ') + '.',
  // Excel's count of days.
  (day: string) => String(Math.round(Date.parse(day) / 86_400_000) + 25_569),
];

/**
 * The course records of 2025 as a training site exports them: levels in order, days in four spellings, people who were absent or did not
 * finish, a transfer, a course that ends after the competition's deadline, two people of one name, and rows of people nobody knows.
 */
export function trainingCsv(): Buffer {
  const people = teams.flatMap(({ lead, members }) => [lead, ...members]);
  const rows = people.flatMap((person, index) => {
    const who = { number: person.employeeNumber!, name: person.name, agency: agencyName(person.agency), index };
    return [
      row(INTRODUCTION, who, ['2025-04-21', '2025-04-21'], index % 20 === 7 ? '불참' : '수료'),
      ...(index % 4 === 0 ? [row(PLANNING, who, ['2025-05-12', '2025-05-13'], index % 12 === 8 ? '미수료' : '수료')] : []),
      ...(index % 9 === 0 ? [row(PRACTICE, who, ['2025-07-07', '2025-07-11'], '수료')] : []),
      // Ends on 29 October: after the deadline of an October competition.
      ...(index % 18 === 0 ? [row(TOOLS, who, ['2025-10-16', '2025-10-29'], '수료')] : []),
    ];
  });
  return Buffer.from(`\uFEFF${[HEADER, ...rows, ...strangers()].join('\r\n')}\r\n`);
}

interface Who {
  number: string;
  name: string;
  agency: string;
  index: number;
}

function row([course, level, hours]: Course, who: Who, [from, to]: readonly [string, string], status: string): string {
  const spell = spellings[who.index % spellings.length]!;
  const attended = status === '수료' ? hours : status === '미수료' ? hours / 2 : 0;
  const completed = status === '수료' ? spell(to) : '';
  const person = [who.number, '', who.name, who.agency, '', '7급'];
  return ['2025', course, level, 1, spell(from), spell(to), PLACE, ...person, status, attended, hours, completed, ''].join(',');
}

/** Somebody who moved to another agency since, and somebody without a number of whose name there are two. */
function strangers(): string[] {
  const dates = ['2025-04-21', '2025-04-21'] as const;
  return [
    row(INTRODUCTION, { number: 'S2024-000777', name: '이서연', agency: '사하구', index: 0 }, dates, '수료'),
    row(INTRODUCTION, { number: '', name: '김지훈', agency: '부산광역시', index: 0 }, dates, '수료'),
  ];
}
