/** What stands in a cell, as far as it matters here. */
export type SheetCell =
  { kind: 'NUMBER'; text: string } | { kind: 'TEXT'; text: string } | { kind: 'DATE' | 'PERCENT' | 'FORMULA' | 'OTHER'; text: string };

/** Why a cell has no points: what to tell its judge. */
export type NoPoints = 'FORMULA' | 'DATE' | 'NOT_A_NUMBER';

/**
 * The points in a cell as a decimal text; null: it is empty. Numbers kept as text count when they can be read in one way only:
 * `17`, `17.5`, `１７．５`, and `17,5`, of which Koreans mean nothing else; `1,750` could be either.
 */
export function pointsInCell(cell: SheetCell | undefined): { points: string | null } | { problem: NoPoints } {
  if (!cell) return { points: null };
  if (cell.kind === 'FORMULA' || cell.kind === 'DATE') return { problem: cell.kind };
  if (cell.kind === 'NUMBER') return { points: shortest(cell.text) };
  if (cell.kind !== 'TEXT') return { problem: 'NOT_A_NUMBER' };
  const text = cell.text.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '');
  if (text === '') return { points: null };
  const [, whole, fraction = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return { problem: 'NOT_A_NUMBER' };
  return { points: fraction === '' ? whole : `${whole}.${fraction}` };
}

/** A spreadsheet keeps 17.1 as 17.100000000000001: fifteen digits are what it means. */
function shortest(text: string): string {
  const number = Number(Number(text).toPrecision(15));
  // What has an exponent is too large or too small to be points: it is told as it stands.
  return Number.isFinite(number) ? String(number) : text;
}

/** How many decimals a number has as it is written: 1 in `0.5`. */
export const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;
