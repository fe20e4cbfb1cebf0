// Writes the demo's reports to demo/reports: three HWPX and a PDF. They are committed, so that a start needs no document tools.
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';

process.env.KORDOC_OFFLINE = '1';
const { markdownToHwpx } = await import('kordoc');
const folder = join(import.meta.dirname, '..', 'demo', 'reports');

const table = (rows) =>
  rows.map((row, index) => `| ${row.join(' | ')} |${index === 0 ? `\n|${row.map(() => '---').join('|')}|` : ''}`).join('\n');

const reports = {
  'complaints.hwpx': `# 민원 텍스트 분석을 통한 반복 불편민원 조기경보 방안

## 1. 현황과 문제
불편민원의 약 4할은 같은 곳에서 다시 들어온다. 담당 부서는 건별로 처리하므로 급증을 늦게 안다.

## 2. 데이터
${table([
  ['데이터', '기간', '건수'],
  ['120 상담 이력(가명)', '2023. 1.–2025. 6.', '412,880'],
  ['전자민원 접수', '2023. 1.–2025. 6.', '96,104'],
])}

## 3. 분석
민원 문장을 문장 임베딩으로 바꾸어 군집을 만들고, 군집·행정동별 주간 건수가 계절을 뺀 기대값의 3배를 넘으면 알린다. 2024년 자료로 검증한 결과 경보 61건 중 47건이 실제 급증으로 이어졌다.

## 4. 활용
경보가 나면 담당 부서와 동 행정복지센터가 같은 화면을 본다. 처리까지 걸린 날이 중앙값 9일에서 6일로 줄 것으로 본다.
`,
  'hillside-bus.hwpx': `# 산복도로 마을버스 노선 효율성 분석

## 1. 문제
산복도로 주민은 정류장까지 평균 38 m를 오르내린다. 배차는 승객 수만으로 정해져 있다.

## 2. 방법
승하차 자료와 수치표고모형을 결합하여 정류장별 보행 부담을 계산하고, 노선별로 줄어드는 부담을 비용으로 나누었다.

${table([
  ['노선', '하루 승객', '보행 부담 감소'],
  ['동구 1-1', '1,240', '상위 8 %'],
  ['동구 2', '860', '상위 21 %'],
])}

## 3. 제안
두 노선의 회차 지점을 옮기고, 한 정류장을 새로 둔다.
`,
  'vacant-houses.hwpx': `# 빈집 실태 데이터를 활용한 정비·활용 유형 분류

## 1. 데이터
빈집 실태조사 5,069호의 등급, 접도, 경사, 주변 사업을 결합하였다.

## 2. 유형
${table([
  ['유형', '호수', '방향'],
  ['접도 양호·구조 양호', '812', '임대 활용'],
  ['접도 양호·구조 불량', '1,377', '주차장·쉼터'],
  ['접도 불량·군집', '1,940', '구역 정비'],
  ['접도 불량·단독', '940', '안전 조치'],
])}

## 3. 활용
유형별로 담당 사업을 정하고 한 해에 정비할 순서를 제안한다.
`,
};

for (const [name, markdown] of Object.entries(reports)) {
  await writeFile(join(folder, name), Buffer.from(await markdownToHwpx(markdown)));
}

const pdf = new PDFDocument({ size: 'A4', margin: 64, info: { Title: 'Festivals and local trade', CreationDate: new Date(0) } });
const file = pdf.pipe(createWriteStream(join(folder, 'festivals.pdf')));
pdf.fontSize(18).text('Comparing the effects of festivals on local trade').moveDown();
pdf.fontSize(11).text('Card spending and footfall four weeks before and after four festivals, by neighbourhood. ').moveDown();
pdf.text('Method: difference in differences against neighbourhoods of the same type without a festival; intervals from 2,000 resamples.');
pdf
  .moveDown()
  .text('Finding: spending rises within 800 m of the venue and falls slightly beyond, so that the net effect is a third of the gross one.');
pdf.end();
await finished(file);
