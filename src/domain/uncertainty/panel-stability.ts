import type { ExactPanel } from './exact-panel.js';
import { judgeBootstrap } from './judge-bootstrap.js';
import { compareWhole, meanOf, placesOf, scoreOf, type ExactMean, type PanelRule } from './panel-score.js';
import { winsorisedError } from './winsorised.js';

/** How much the places of a panel that sees all entries hang on single judges. One value an entry; null for one without totals. */
export interface PanelStability {
  trimmedMean: (number | null)[];
  plainMean: (number | null)[];
  /** Places 1, 2, 2, 4 by the rule. */
  rank: (number | null)[];
  winsorisedSe: (number | null)[];
  /** Degrees of freedom of that error: one number where all entries have the same. */
  winsorisedDf: number | null | (number | null)[];
  leaveOneJudgeOut: LeaveOneJudgeOut;
  /** The share of panels, drawn again from these judges with replacement, in which the entry has a place of at most K. */
  judgeBootstrapPTopK: number[];
}

interface LeaveOneJudgeOut {
  /** By judge, then by entry. A panel that falls below the least number for trimming is not trimmed. */
  rankByLeftOutJudge: (number | null)[][];
  minRank: (number | null)[];
  maxRank: (number | null)[];
  /** The judges without whom the same entries have a place of at most K. */
  topKUnchangedForJudges: number[];
}

// Any seed would do; this one is kept so that a question has one answer.
const SEED = 20_260_101;

/** Exact in all but the errors and the resamples, which follow from a fixed seed. */
export function panelStability(panel: ExactPanel, rule: PanelRule, topK: number): PanelStability {
  const rows = panel.totals.map(risingOf);
  const inPoints = (score: ExactMean | null) => score && Number(score.sum) / (score.count * Number(panel.unit));
  const errors = rows.map((row) =>
    winsorisedError(
      { ...rule, aggregate: 'trimmed' },
      row.map((total) => Number(total) / Number(panel.unit)),
    ),
  );
  const dfs = errors.map(({ df }) => df);
  const wholes = panel.totals.map((row) => row.map((total) => (total === null ? null : Number(total))));
  return {
    trimmedMean: rows.map((row) => inPoints(scoreOf({ ...rule, aggregate: 'trimmed' }, row))),
    plainMean: rows.map((row) => (row.length > 0 ? inPoints(meanOf(row)) : null)),
    rank: placesOf(rows.map((row) => scoreOf(rule, row))),
    winsorisedSe: errors.map(({ se }) => se),
    winsorisedDf: new Set(dfs).size > 1 ? dfs : (dfs[0] ?? null),
    leaveOneJudgeOut: leaveOneJudgeOut(panel, rule, topK),
    judgeBootstrapPTopK: Array.from(judgeBootstrap(wholes, panel.judges, rule, topK, SEED)),
  };
}

function leaveOneJudgeOut({ totals, judges }: ExactPanel, rule: PanelRule, topK: number): LeaveOneJudgeOut {
  const placesWithout = (judge: number | null) =>
    placesOf(totals.map((row) => scoreOf(rule, risingOf(row.filter((_, at) => at !== judge)))));
  const top = (places: (number | null)[]) => places.map((place) => place !== null && place <= topK).join();
  const all = top(placesWithout(null));
  const rankByLeftOutJudge = Array.from({ length: judges }, (_, judge) => placesWithout(judge));
  const extreme = (pick: (...places: number[]) => number) =>
    totals.map((_, entry) => {
      const places = rankByLeftOutJudge.flatMap((ranks) => ranks[entry] ?? []);
      return places.length > 0 ? pick(...places) : null;
    });
  return {
    rankByLeftOutJudge,
    minRank: extreme(Math.min),
    maxRank: extreme(Math.max),
    topKUnchangedForJudges: rankByLeftOutJudge.flatMap((places, judge) => (top(places) === all ? [judge] : [])),
  };
}

const risingOf = (row: (bigint | null)[]): bigint[] => row.filter((total) => total !== null).toSorted(compareWhole);
