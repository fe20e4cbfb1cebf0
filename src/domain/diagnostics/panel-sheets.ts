import { divide, type Fraction, fractionOf } from '../fraction.js';
import { designOf } from '../model/design.js';
import { numberOf } from '../model/score-table.js';
import { pointsOf } from '../points.js';
import { weightedTotal } from '../ranking/tally.js';
import type { Criterion } from '../rubric.js';
import type { Judging } from './judge-diagnostics.js';

/** A submitted sheet of a panel. */
export interface PanelSheet {
  /** The seat. */
  judge: string;
  entry: string;
  /** On every criterion, in the order of the rubric. */
  points: readonly string[];
  /** Whether the judge works for the same body as one of the entry's authors; not given where nobody asks. */
  isSameBody?: boolean;
}

/** A panel's sheets as numbers, with what the indices of judges stand for. */
export interface NumberedPanel {
  judges: string[];
  /** Exact, per sheet, on 0–100. */
  totals: Fraction[];
  judging: Judging;
}

/** From the sheets of one panel, those of each judge in that judge's own order; other judges may stand between them. */
export function numberPanel(criteria: readonly Pick<Criterion, 'maxPoints' | 'weight'>[], sheets: readonly PanelSheet[]): NumberedPanel {
  const scales = criteria.map(({ maxPoints, weight }) => ({ maxPoints: pointsOf(maxPoints), weight: fractionOf(weight) }));
  const [judges, entries] = [[...new Set(sheets.map(({ judge }) => judge))], [...new Set(sheets.map(({ entry }) => entry))]];
  const [judgeAt, entryAt] = [indicesOf(judges), indicesOf(entries)];
  const marks = sheets.map(({ points }) => points.map(pointsOf));
  const totals = marks.map((ofSheet) => weightedTotal(scales, ofSheet));
  const seen = judges.map(() => 0);
  const scored = sheets.map(({ judge, entry }, sheet) => ({
    judge: judgeAt.get(judge)!,
    entry: entryAt.get(entry)!,
    total: numberOf(totals[sheet]!),
  }));
  return {
    judges,
    totals,
    judging: {
      design: designOf(entries.length, judges.length, scored),
      shares: marks.map((ofSheet) => ofSheet.map((mark, criterion) => numberOf(divide(mark, scales[criterion]!.maxPoints)))),
      positions: scored.map(({ judge }) => (seen[judge] = seen[judge]! + 1)),
      sameDepartment: sheets.some(({ isSameBody }) => isSameBody !== undefined)
        ? sheets.map(({ isSameBody }) => isSameBody === true)
        : null,
    },
  };
}

const indicesOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, index) => [id, index]));
