import type { Given } from '../given.js';

/** Ratings by entry, then by judge. Null: that judge did not rate that entry. */
export type RatingsTable = readonly (readonly (number | null)[])[];

/** Ratings by entry, then by judge, with none missing. */
export type FullTable = readonly (readonly number[])[];

/** Who stands in the rows of a table. */
export type Rows = 'entries' | 'judges';

/** Reads a rectangle of numbers, and nulls where they may be, and turns it so that its rows are entries. */
export function readTable(given: Given, rows: Rows, mayLack: true): RatingsTable;
export function readTable(given: Given, rows: Rows, mayLack: false): FullTable;
export function readTable(given: Given, rows: Rows, mayLack: boolean): RatingsTable {
  let width: number | null = null;
  const table = given.list((row) => {
    const ratings = row.list((cell) => (mayLack && cell.isNull() ? null : readRating(cell)));
    width ??= ratings.length;
    return ratings.length === width
      ? ratings
      : row.wrong('WRONG_LENGTH', `값이 ${width}개여야 합니다.`, `This must have ${width} values, like the rows before.`);
  });
  return rows === 'entries' ? table : Array.from({ length: width ?? 0 }, (_, column) => table.map((row) => row[column]!));
}

/** Squares of larger numbers, and sums of them, leave what a double can tell. */
const largest = 1e9;

function readRating(given: Given): number {
  const rating = given.number();
  return Math.abs(rating) <= largest
    ? rating
    : given.wrong('OUT_OF_RANGE', `-${largest}과 ${largest} 사이여야 합니다.`, `This must lie between -${largest} and ${largest}.`);
}

/** Who stands in the rows, where the question says it; otherwise as usual. */
export const readRows = (question: Given, usual: Rows): Rows => question.optional('rows')?.word(['entries', 'judges']) ?? usual;
