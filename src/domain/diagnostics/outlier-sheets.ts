import type { SheetResidual } from './studentised.js';

/** The sheets (by index) whose externally studentised residual is beyond the limit, the farthest first. */
export const outlierSheets = (residuals: readonly SheetResidual[], limit: number): number[] =>
  residuals
    .flatMap(({ external }, sheet) => (external !== null && Math.abs(external) > limit ? [{ sheet, size: Math.abs(external) }] : []))
    .toSorted((a, b) => b.size - a.size || a.sheet - b.sheet)
    .map(({ sheet }) => sheet);
