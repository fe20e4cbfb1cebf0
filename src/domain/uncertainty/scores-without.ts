import { designOf, type Design } from '../model/design.js';
import { solveMixedModel } from '../model/mixed-model.js';
import { deletionsFromMixedModel, sheetsByJudge, type ScoresWithout } from './judge-deletion.js';
import { droppedOf, type PanelRule } from './panel-score.js';

/** How sheets become scores: a rule of means, or model B with its λ = σ²/σ_J² held (Infinity: judges do not differ). */
export type ScoringRule = PanelRule | { aggregate: 'adjusted'; lambda: number };

// Judges as fixed effects are the limit, in which a judge may be the only link between two others; this is as near as it can be computed.
const LEAST_LAMBDA = 1e-6;

/** The scores of all entries, and without each judge. NaN: no sheet is left. */
export function scoresWithout(design: Design, rule: ScoringRule): { scores: Float64Array; without: ScoresWithout } {
  if (rule.aggregate !== 'adjusted') return meansWithout(design, rule);
  if (rule.lambda === Infinity) return meansWithout(design, { aggregate: 'mean', drop: 0, minJudges: 0 });
  const lambda = Math.max(rule.lambda, LEAST_LAMBDA);
  const sheetsOf = sheetsByJudge(design);
  const deleted = deletionsFromMixedModel(design, lambda);
  const without: ScoresWithout = (judge) =>
    // Solving anew costs the cube of the judges, deleting that of the judge's sheets.
    sheetsOf[judge]!.length > design.judges ? solveMixedModel(designWithout(design, judge), lambda).adjusted : deleted(judge);
  return { scores: solveMixedModel(design, lambda).adjusted, without };
}

function designWithout({ entries, judges, entryOf, judgeOf, totals }: Design, judge: number): Design {
  const kept = Array.from(totals.keys()).filter((sheet) => judgeOf[sheet] !== judge);
  return designOf(
    entries,
    judges,
    kept.map((sheet) => ({ entry: entryOf[sheet]!, judge: judgeOf[sheet]!, total: totals[sheet]! })),
  );
}

function meansWithout(design: Design, rule: PanelRule) {
  const { entries, judgeOf, entryOf, totals, byEntry, firstOfEntry } = design;
  const rising = Array.from({ length: entries }, (_, entry) =>
    Array.from(byEntry.subarray(firstOfEntry[entry], firstOfEntry[entry + 1])).toSorted((a, b) => totals[a]! - totals[b]!),
  );
  const scoreOf = (sheets: number[]) => meanOf(rule, sheets, totals);
  const scores = Float64Array.from(rising, scoreOf);
  const sheetsOf = sheetsByJudge(design);
  const without: ScoresWithout = (judge) => {
    const left = scores.slice();
    for (const sheet of sheetsOf[judge]!) {
      const entry = entryOf[sheet]!;
      left[entry] = scoreOf(rising[entry]!.filter((other) => judgeOf[other] !== judge));
    }
    return left;
  };
  return { scores, without };
}

/** Of totals in rising order, summed up in that order; NaN of none. */
function meanOf(rule: PanelRule, rising: number[], totals: Float64Array): number {
  const n = rising.length;
  const dropped = rule.aggregate === 'median' ? Math.max((n - 1) >> 1, 0) : rule.aggregate === 'trimmed' ? droppedOf(rule, n) : 0;
  let sum = 0;
  for (let place = dropped; place < n - dropped; place++) sum += totals[rising[place]!]!;
  return sum / (n - 2 * dropped);
}
