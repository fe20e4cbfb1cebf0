import { fitMixedModel } from '../../dist/src/domain/model/mixed-model.js';
import { fitRobustModel } from '../../dist/src/domain/model/robust-model.js';
import { meansOf, mediansOf, trimmedMeansOf } from '../../dist/src/domain/model/summaries.js';
import { zScores } from '../../dist/src/domain/model/z-scores.js';

// From a design to a score for each entry; the higher is the better.

export const plainMean = (design) => meansOf(design);
export const median = (design) => mediansOf(design);
/** One highest and one lowest total left out, from three sheets on. */
export const dropHighAndLow = (design) => trimmedMeansOf(design, 3);
export const ownScale = (design) => zScores(design).scaled;
export const adjusted = (design) => fitMixedModel(design)?.adjusted ?? meansOf(design);
export const robust = (design) => fitRobustModel(design)?.adjusted ?? meansOf(design);

/** Every total over the mean of its judge, averaged. */
export function overJudgeMean(design) {
  const sums = new Float64Array(design.judges);
  for (const [sheet, total] of design.totals.entries()) sums[design.judgeOf[sheet]] += total;
  const means = sums.map((sum, judge) => sum / design.sheetsOfJudge[judge]);
  const shares = new Float64Array(design.entries);
  for (const [sheet, total] of design.totals.entries()) shares[design.entryOf[sheet]] += total / means[design.judgeOf[sheet]];
  return shares.map((share, entry) => share / design.sheetsOfEntry[entry]);
}

/** From each judge an entry gets one point for each of the judge's entries below it and loses one for each above; points are summed up. */
export function summedCopeland(design) {
  const points = new Float64Array(design.entries);
  const byJudge = Array.from({ length: design.judges }, () => []);
  for (const [sheet, judge] of design.judgeOf.entries()) byJudge[judge].push(sheet);
  for (const sheets of byJudge)
    for (const sheet of sheets)
      for (const other of sheets) points[design.entryOf[sheet]] += Math.sign(design.totals[sheet] - design.totals[other]);
  return points;
}
