import type { Filling } from './filled-workbook.js';
import { formWith, type Person } from './person.js';
import { cellsOf, partsOf, rowsOf } from './workbook.js';

/** What a judge is told of a workbook that was sent. */
export interface Outcome {
  dryRun: boolean;
  saved: { code: string; row: number; revision: number }[];
  unchanged: number;
  problems: (Record<string, unknown> & { cell: string; code: string; entry: string | null })[];
}

/** A judge with the workbook of a stage. */
export function withWorkbook(judge: Person, stage: string) {
  const send = (bytes: Buffer, query = ''): Promise<Response> =>
    judge.send('POST', `/judge-sheets/${stage}${query}`, formWith(bytes, '채점표.xlsx'));
  return {
    async download(): Promise<Buffer> {
      const response = await judge.get(`/judge-sheets/${stage}.xlsx`);
      if (!response.ok) throw new Error(await response.text());
      return Buffer.from(await response.arrayBuffer());
    },
    send,
    async outcomeOf(bytes: Buffer, query = ''): Promise<Outcome> {
      const response = await send(bytes, query);
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Outcome;
    },
  };
}

export const codeOf = async (answer: Promise<Response>): Promise<string> => ((await (await answer).json()) as { code: string }).code;

/** The rows of the entries, by their codes: their order is the judge's own. */
export async function rowsByCode(bytes: Buffer): Promise<Record<string, number>> {
  const rows = rowsOf(cellsOf(await partsOf(bytes)));
  return Object.fromEntries(rows.flatMap((row, index) => (index >= 2 ? [[row[3], index + 1]] : [])));
}

/** Full marks in a row. Columns of points: G, I, K, M, O; of comments the ones after them, and Q for the entry as a whole. */
export const fullRow = (row: number): Filling => ({ [`G${row}`]: 18, [`I${row}`]: 27, [`K${row}`]: 15.5, [`M${row}`]: 16, [`O${row}`]: 9 });
