import type { SheetResidual } from './studentised.js';

/** The sheets (by index) whose externally studentised residual is beyond the limit, the farthest first. */
export function outlierSheets(residuals: readonly SheetResidual[], limit: number): number[] {
  const far = residuals.flatMap(({ external }, sheet) => (external !== null && Math.abs(external) > limit ? [sheet] : []));
  return farthestFirst(far, residuals);
}

/** Sheets in the order of their externally studentised residuals without the sign; those that differ in rounding alone keep their order. */
export function farthestFirst(sheets: readonly number[], residuals: readonly SheetResidual[]): number[] {
  const size = (sheet: number): number => Number(Math.abs(residuals[sheet]!.external ?? 0).toPrecision(9));
  return sheets.toSorted((a, b) => size(b) - size(a));
}
