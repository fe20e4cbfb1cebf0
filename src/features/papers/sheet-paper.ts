import { Paper } from '../../platform/paper/paper.js';
import { type Content, writeTable } from '../../platform/paper/paper-table.js';

/** A criterion as it stands on a sheet. Points with two decimals. */
export interface PrintedCriterion {
  name: string;
  guidance: string;
  maxPoints: string;
  step: string;
  /** `매우 우수 90% 이상` and so on, the best first. */
  levels: string[];
}

/** One judge's sheet for one entry. */
export interface PrintedSheet {
  /** What the judge knows the entry by: the code of a blind stage, else the entry number. */
  entry: string;
  title: string;
  track: string;
  /** Null: nobody was given the entry yet. */
  judge: string | null;
  /** In the order of the criteria; null: a blank sheet. */
  marks: { points: string | null; comment: string }[] | null;
  comment: string;
  total: string | null;
  /** When it was submitted, in words; null: it was not. */
  submitted: string | null;
  /** Why it does not count; null: it does. */
  excluded: string | null;
}

/** Sheets of a stage, plain values that go into a thread. */
export interface PrintedSheets {
  competition: string;
  stage: string;
  isBlind: boolean;
  criteria: PrintedCriterion[];
  sheets: PrintedSheet[];
  at: Date;
}

const GREY = '#58616a';
const RED = '#b3261e';

/** Score sheets (심사표), each on a page of its own (or more, where comments are long), to be signed. */
export async function sheetsPaper(printed: PrintedSheets): Promise<Buffer> {
  const { competition, stage, sheets, at } = printed;
  const paper = new Paper({ title: `심사표 · ${competition} · ${stage}`, at, footer: `${competition} · ${stage} 심사표` });
  for (const [index, sheet] of sheets.entries()) {
    if (index > 0) paper.newPage();
    writeSheet(paper, printed, sheet);
  }
  return paper.bytes();
}

function writeSheet(paper: Paper, { competition, stage, isBlind, criteria }: PrintedSheets, sheet: PrintedSheet): void {
  paper.write(`${competition} · ${stage}`, { size: 10, colour: GREY, isCentred: true });
  paper.gap(2);
  paper.write('심사표', { as: 'H1', size: 22, bold: true, isCentred: true, spacing: 8 });
  paper.gap(12);
  told(paper, isBlind ? '심사 코드' : '접수번호', sheet.entry, true);
  told(paper, '부문', sheet.track);
  told(paper, '작품명', sheet.title);
  if (sheet.excluded !== null) told(paper, '합산', sheet.excluded, false, RED);
  paper.gap(8);
  if (sheet.marks) writeMarks(paper, criteria, sheet, sheet.marks);
  else writeBlank(paper, criteria);
  writeOpinion(paper, sheet);
  writeSignature(paper, sheet);
}

function told(paper: Paper, label: string, text: string, bold = false, colour?: string): void {
  paper.row([
    { text: label, x: 0, width: 64, colour: GREY },
    { text, x: 70, width: paper.width - 70, bold, lines: 2, ...(colour && { colour }) },
  ]);
}

const name = ({ name: text, guidance }: PrintedCriterion): string => (guidance === '' ? text : `${text} — ${guidance}`);

function writeMarks(
  paper: Paper,
  criteria: readonly PrintedCriterion[],
  { total }: PrintedSheet,
  marks: NonNullable<PrintedSheet['marks']>,
): void {
  const rows = criteria.map(({ name: text, maxPoints }, index): Content[] => {
    const { points, comment } = marks[index]!;
    return [text, maxPoints, { text: points ?? '—', bold: true }, comment];
  });
  writeTable(
    paper,
    [
      { head: '평가항목', width: 138, lines: 3 },
      { head: '배점', width: 46, atRight: true },
      { head: '점수', width: 64, isCentred: true },
      { head: '심사의견', width: paper.width - 248, lines: 40 },
    ],
    [...rows, [{ text: '총점', bold: true }, { text: '100.00', colour: GREY }, { text: total ?? '—', bold: true }, '']],
    9.5,
  );
}

function writeBlank(paper: Paper, criteria: readonly PrintedCriterion[]): void {
  const rows = criteria.map((criterion): Content[] => [
    name(criterion),
    criterion.levels.join(' · '),
    `${criterion.maxPoints} (${criterion.step} 단위)`,
    '',
  ]);
  writeTable(
    paper,
    [
      { head: '평가항목과 착안사항', width: 186, lines: 5 },
      { head: '수준(배점 대비)', width: 148, lines: 6 },
      { head: '배점', width: 84, isCentred: true, lines: 2 },
      { head: '점수', width: paper.width - 418, isCentred: true },
    ],
    [...rows, [{ text: '총점', bold: true }, '', { text: '100', colour: GREY }, '']],
    9.5,
  );
}

/** What is written on the whole, or room for it. */
function writeOpinion(paper: Paper, { marks, comment }: PrintedSheet): void {
  paper.gap(16);
  paper.keep(60);
  paper.write('종합 의견', { as: 'H2', size: 11, bold: true });
  paper.gap(4);
  if (!marks) {
    const height = Math.max(60, paper.height - paper.y - 96);
    paper.box({ x: 0, y: paper.y, width: paper.width, height, colour: '#cdd1d5' });
    paper.gap(height);
    return;
  }
  paper.flow(comment === '' ? '없음' : comment, { size: 10, ...(comment === '' && { colour: GREY }) });
}

function writeSignature(paper: Paper, { judge, submitted }: PrintedSheet): void {
  paper.keep(72);
  paper.y = Math.max(paper.y + 18, paper.height - 66);
  if (submitted !== null) paper.write(`채점 확정 ${submitted}`, { size: 9, colour: GREY });
  else paper.row(['년', '월', '일'].map((text, index) => ({ text, x: paper.width - 200 + index * 60, width: 20, size: 10 })));
  paper.gap(8);
  paper.row([
    { text: `심사위원  ${judge ?? ''}`, x: paper.width - 260, width: 190, size: 12, bold: true },
    { text: '(서명)', x: paper.width - 60, width: 60, size: 10, atRight: true, colour: GREY },
  ]);
  paper.box({ x: paper.width - 260, y: paper.y + 2, width: 260, height: 0, colour: '#8a949e' });
}
