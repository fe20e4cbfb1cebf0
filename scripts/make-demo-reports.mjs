// Writes the demo's reports to demo/reports, one for each work of demo/works.json: HWPX in Korean, PDF in English, since the fonts that every
// PDF reader has know no Hangul. They are committed, so that a start needs no document tools.
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';

process.env.KORDOC_OFFLINE = '1';
const { markdownToHwpx } = await import('kordoc');
const folder = join(import.meta.dirname, '..', 'demo');
const works = JSON.parse(await readFile(join(folder, 'works.json'), 'utf8'));

const markdown = ({ title, problem, data, method, finding, proposal }) => `# ${title}

## 1. 현황과 문제
${problem}

## 2. 데이터
| 데이터 | 기간 | 건수 |
|---|---|---|
${data.map(({ name, period, rows }) => `| ${name} | ${period} | ${rows} |`).join('\n')}

## 3. 분석
${method}

## 4. 결과와 활용
${finding} ${proposal}
`;

async function writePdf(path, { heading, body }) {
  const pdf = new PDFDocument({ size: 'A4', margin: 64, info: { Title: heading, CreationDate: new Date(0) } });
  const file = pdf.pipe(createWriteStream(path));
  pdf.fontSize(18).text(heading).moveDown();
  pdf.fontSize(11);
  for (const sentence of body.split(/(?<=\.) /)) pdf.text(sentence).moveDown(0.5);
  pdf.end();
  await finished(file);
}

for (const work of works) {
  const path = join(folder, 'reports', `${work.key}.${work.format}`);
  if (work.format === 'pdf') await writePdf(path, work);
  else await writeFile(path, Buffer.from(await markdownToHwpx(markdown(work))));
}
