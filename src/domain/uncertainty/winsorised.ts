import { droppedOf, type PanelRule } from './panel-score.js';

/**
 * The standard error of a trimmed mean, after Tukey & McLaughlin: the dropped totals are replaced by the nearest kept ones, and with the
 * sum of squares SS of those around their mean, h = n − 2·drop, se = √(SS / (h·(h − 1))) on h − 1 degrees of freedom. Untrimmed it is the
 * usual s/√n. Null with fewer than two kept totals.
 */
export function winsorisedError(rule: PanelRule, rising: readonly number[]): { se: number | null; df: number | null } {
  const n = rising.length;
  const dropped = rule.aggregate === 'trimmed' ? droppedOf(rule, n) : 0;
  const kept = n - 2 * dropped;
  if (kept < 2) return { se: null, df: null };
  const winsorised = rising.map((_, place) => rising[Math.min(Math.max(place, dropped), n - 1 - dropped)]!);
  const mean = winsorised.reduce((sum, value) => sum + value, 0) / n;
  const squares = winsorised.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { se: Math.sqrt(squares / (kept * (kept - 1))), df: kept - 1 };
}
