import * as fc from 'fast-check';
import type { ScoredSheet } from '../../src/domain/model/design.js';

export interface Sheets {
  entries: number;
  judges: number;
  sheets: ScoredSheet[];
}

/** Half points between 0 and 100; null: the judge did not see the entry. */
const cell = (share: number) =>
  fc.option(
    fc.integer({ min: 0, max: 200 }).map((halves) => halves / 2),
    { freq: share },
  );

const table = (columns: number, share: number) =>
  fc.array(fc.array(cell(share), { minLength: columns, maxLength: columns }), { minLength: 3, maxLength: 8 });

/** The sheets of a table with a row for each entry; entries and judges without any are left out. */
function sheetsIn(rows: (number | null)[][]): Sheets {
  const seen = rows.filter((row) => row.some((total) => total !== null));
  const columns = rows[0]!.flatMap((_, judge) => (seen.some((row) => row[judge] !== null) ? [judge] : []));
  return {
    entries: seen.length,
    judges: columns.length,
    sheets: seen.flatMap((row, entry) =>
      columns.flatMap((column, judge) => {
        const total = row[column] ?? null;
        return total === null ? [] : [{ entry, judge, total }];
      }),
    ),
  };
}

/** Designs of every shape: holes, islands, entries and judges with one sheet, where at least one entry has two. */
export const anyDesign: fc.Arbitrary<Sheets> = fc
  .integer({ min: 2, max: 6 })
  .chain((columns) => table(columns, 2))
  .map(sheetsIn)
  .filter(({ entries, sheets }) => sheets.length > entries);

/** Every judge saw every entry. */
export const completeDesign: fc.Arbitrary<Sheets> = fc
  .integer({ min: 2, max: 5 })
  .chain((columns) => table(columns, 100_000))
  .map((rows) => sheetsIn(rows.map((row) => row.map((total) => total ?? 50))));

/** A design and a shuffled copy of the numbers from 0 on, for its entries and for its judges. */
export const relabelled = anyDesign.chain((design) =>
  fc.record({ design: fc.constant(design), entryNames: shuffle(design.entries), judgeNames: shuffle(design.judges) }),
);

/** The same sheets in another order. */
export const reordered = anyDesign.chain((design) =>
  fc.record({
    design: fc.constant(design),
    sheets: fc.shuffledSubarray(design.sheets, { minLength: design.sheets.length, maxLength: design.sheets.length }),
  }),
);

const shuffle = (length: number) => {
  const numbers = Array.from({ length }, (_, index) => index);
  return fc.shuffledSubarray(numbers, { minLength: length, maxLength: length });
};
