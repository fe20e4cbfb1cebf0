import { chiSquareUpper } from '../distributions/chi-square.js';
import { Given } from '../given.js';
import { readRows, readTable, type FullTable } from './ratings-table.js';

/** How far m judges put n entries into the same order. */
export interface Concordance {
  /** 0: no common order, 1: the same order. Null where every judge gave all entries the same mark, or with fewer than two entries. */
  W: number | null;
  /** m (n − 1) W on `df` = n − 1 degrees of freedom, and its upper tail. */
  chi2: number | null;
  df: number;
  p: number | null;
  /** By entry: the sum of its ranks, 1 for a judge's lowest mark; equal marks share the middle rank. */
  rankSums: number[];
  /** Σ over judges of Σ (t³ − t) over groups of t equal marks. */
  tieTerm: number;
  W_withoutTieCorrection: number | null;
}

/**
 * Kendall's coefficient of concordance of a full table (entries by judges), corrected for ties:
 * W = 12 S/(m² (n³ − n) − m T). Formula: Kendall & Gibbons (1990), chapter 6.
 */
export function concordanceOf(table: FullTable): Concordance {
  const [n, m] = [table.length, table[0]?.length ?? 0];
  const rankings = Array.from({ length: m }, (_, judge) => ranksOf(table.map((row) => row[judge]!)));
  const rankSums = table.map((_, entry) => rankings.reduce((sum, { ranks }) => sum + ranks[entry]!, 0));
  const tieTerm = rankings.reduce((sum, ranking) => sum + ranking.tieTerm, 0);
  const squares = rankSums.reduce((sum, rankSum) => sum + (rankSum - (m * (n + 1)) / 2) ** 2, 0);
  const most = m ** 2 * (n ** 3 - n);
  const W = shareOf(12 * squares, most - m * tieTerm);
  const df = Math.max(n - 1, 0);
  const chi2 = W === null ? null : m * df * W;
  return {
    W,
    chi2,
    df,
    p: chi2 === null ? null : chiSquareUpper(chi2, df),
    rankSums,
    tieTerm,
    W_withoutTieCorrection: W === null ? null : shareOf(12 * squares, most),
  };
}

/** Answers a `kendall-w` question. @throws Refused INVALID_INPUT, also for a missing score: W needs a full table. */
export function answerKendall(question: unknown): Concordance {
  const given = new Given(question);
  return concordanceOf(readTable(given.field('scores'), readRows(given, 'entries'), false));
}

const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function ranksOf(marks: readonly number[]): { ranks: number[]; tieTerm: number } {
  const order = marks.map((_, entry) => entry).toSorted((a, b) => marks[a]! - marks[b]!);
  const ranks = marks.map(() => 0);
  let tieTerm = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && marks[order[end]!] === marks[order[start]!]) end++;
    const size = end - start;
    for (let position = start; position < end; position++) ranks[order[position]!] = (start + 1 + end) / 2;
    tieTerm += size ** 3 - size;
    start = end;
  }
  return { ranks, tieTerm };
}
