import { teams } from './demo-people.js';

const HEADER =
  '교육연도,과정명,레벨,기수,시작일,종료일,교육장소,직원번호,행정메일(선택),성명,소속기관,부서,직급,상태,출석시간,총교육시간,수료일,수료번호';
const PLACE = '나라키움 부산청년창업허브';

const agencyNames: Record<string, string> = { '3330000': '해운대구', '3270000': '동구', '3280000': '영도구', '3250000': '중구' };

/** The first two levels of 2025 for the demo's team members; one of them did not finish the second. */
export function trainingCsv(): Buffer {
  const trainees = teams.flatMap(({ lead, members }) => [lead, ...members]);
  const rows = trainees.flatMap(({ name, employeeNumber, agency }, index) => {
    const who = `${PLACE},${employeeNumber},,${name},${agencyNames[agency ?? '']},,7급`;
    const done = index !== 1;
    return [
      `2025,데이터 리터러시 입문,0,1,2025-04-21,2025-04-21,${who},수료,7,7,2025-04-21,`,
      `2025,데이터 수집·분석 활용 정책기획,1,1,2025-05-12,2025-05-13,${who},${done ? '수료,14,14,2025-05-13' : '미수료,7,14,'},`,
    ];
  });
  return Buffer.from(`\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`);
}
