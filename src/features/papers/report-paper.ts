import { Paper } from '../../platform/paper/paper.js';
import { type Column, type Content, writeTable } from '../../platform/paper/paper-table.js';

/** A table of the report. Columns have shares of the width. */
export interface ReportTable {
  caption: string | null;
  columns: (Omit<Column, 'width'> & { share: number })[];
  rows: Content[][];
}

export interface ReportSection {
  title: string;
  paragraphs: string[];
  tables: ReportTable[];
}

/** The report on the result (심사결과보고): plain values, which go into a thread. */
export interface PrintedReport {
  competition: string;
  at: Date;
  /** `2025. 11. 27.(목) 14:00` */
  printed: string;
  facts: [label: string, text: string][];
  sections: ReportSection[];
  /** Who signs: `심사위원장`. */
  signatures: string[];
}

const GREY = '#58616a';

export async function reportPaper({ competition, at, printed, facts, sections, signatures }: PrintedReport): Promise<Buffer> {
  const paper = new Paper({ title: `심사결과보고 · ${competition}`, at, footer: `${competition} 심사결과보고 · ${printed} 인쇄` });
  paper.write(competition, { size: 11, colour: GREY, isCentred: true, lines: 2 });
  paper.gap(4);
  paper.write('심사결과보고', { as: 'H1', size: 24, bold: true, isCentred: true, spacing: 4 });
  paper.gap(16);
  paper.rule('#8a949e', 1);
  paper.gap(10);
  for (const [label, text] of facts) {
    const cells = [
      { text: label, x: 0, width: 92, colour: GREY },
      { text, x: 96, width: paper.width - 96, lines: 4 },
    ];
    paper.keep(paper.heightOf(cells));
    paper.row(cells);
  }
  for (const [index, section] of sections.entries()) writeSection(paper, index + 1, section);
  writeSignatures(paper, signatures);
  return paper.bytes();
}

function writeSection(paper: Paper, ordinal: number, { title, paragraphs, tables }: ReportSection): void {
  paper.gap(20);
  // A heading is not left alone at the foot of a page.
  paper.keep(90);
  paper.write(`${ordinal}. ${title}`, { as: 'H2', size: 13, bold: true });
  paper.gap(5);
  for (const paragraph of paragraphs) {
    paper.flow(paragraph, { size: 10 });
    paper.gap(2);
  }
  for (const { caption, columns, rows } of tables) {
    if (caption !== null) {
      paper.gap(6);
      paper.keep(64);
      paper.write(caption, { size: 10, bold: true, colour: GREY });
    }
    paper.gap(4);
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const placed = columns.map(({ share, ...column }) => ({ ...column, width: (paper.width * share) / shares }));
    writeTable(paper, placed, rows, 8.5);
    paper.gap(4);
  }
}

function writeSignatures(paper: Paper, signatures: readonly string[]): void {
  paper.keep(60 + signatures.length * 34);
  paper.gap(30);
  paper.write('위와 같이 심사 결과를 보고합니다.', { size: 11, isCentred: true });
  paper.gap(22);
  for (const who of signatures) {
    paper.row([
      { text: who, x: paper.width - 280, width: 110, size: 11 },
      { text: '(서명)', x: paper.width - 60, width: 60, size: 9, atRight: true, colour: GREY },
    ]);
    paper.box({ x: paper.width - 280, y: paper.y + 1, width: 280, height: 0, colour: '#8a949e' });
    paper.gap(16);
  }
}
