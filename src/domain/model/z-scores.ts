import type { Design } from './design.js';

/** Marks on each judge's own scale. */
export interface ZScores {
  /** Mean and standard deviation (n − 1) of all totals; the deviation is null below two sheets. */
  pooledMean: number;
  pooledSd: number | null;
  /** Per entry: the mean of its sheets' z; back on the points' scale; and as 50 + 10·z, as some Korean examinations publish it. */
  meanZ: Float64Array;
  scaled: Float64Array;
  korean5010: Float64Array;
}

/** With fewer sheets than this a judge's own scale is not known: the pooled one stands in. */
const fewestSheets = 3;

/**
 * z = (y − judge's mean)/judge's sd (n − 1), averaged over the sheets of an entry; a judge with fewer than 3 sheets: from the pooled mean and
 * sd; sd 0: z = 0. Right only where entries were spread over judges at random (SCORING 1).
 */
export function zScores(design: Design): ZScores {
  const { entries, judges, entryOf, judgeOf, totals, byEntry, sheetsOfEntry, sheetsOfJudge } = design;
  const pooled = scalesOf(new Int32Array(totals.length), totals, byEntry, 1);
  const own = scalesOf(judgeOf, totals, byEntry, judges);
  const [pooledMean, pooledSd] = [pooled.means[0]!, pooled.sds[0]!];
  const meanZ = new Float64Array(entries);
  for (const sheet of byEntry) {
    const judge = judgeOf[sheet]!;
    const isKnown = sheetsOfJudge[judge]! >= fewestSheets;
    const [mean, sd] = isKnown ? [own.means[judge]!, own.sds[judge]!] : [pooledMean, pooledSd];
    meanZ[entryOf[sheet]!]! += sd > 0 ? (totals[sheet]! - mean) / sd : 0;
  }
  for (let entry = 0; entry < entries; entry++) meanZ[entry]! /= sheetsOfEntry[entry]!;
  return {
    pooledMean,
    pooledSd: totals.length > 1 ? pooledSd : null,
    meanZ,
    scaled: meanZ.map((z) => pooledMean + pooledSd * z),
    korean5010: meanZ.map((z) => 50 + 10 * z),
  };
}

/** The mean and the standard deviation of each owner's totals. Totals that are all the same have exactly 0, whatever their sum rounds to. */
function scalesOf(owners: Int32Array, totals: Float64Array, order: Int32Array, number: number) {
  const counts = new Int32Array(number);
  const means = new Float64Array(number);
  const lowest = new Float64Array(number).fill(Infinity);
  const highest = new Float64Array(number).fill(-Infinity);
  const sds = new Float64Array(number);
  for (const sheet of order) {
    const [owner, total] = [owners[sheet]!, totals[sheet]!];
    counts[owner]!++;
    means[owner]! += total;
    lowest[owner] = Math.min(lowest[owner]!, total);
    highest[owner] = Math.max(highest[owner]!, total);
  }
  for (let owner = 0; owner < number; owner++) means[owner]! /= counts[owner]!;
  for (const sheet of order) sds[owners[sheet]!]! += (totals[sheet]! - means[owners[sheet]!]!) ** 2;
  for (let owner = 0; owner < number; owner++)
    sds[owner] = lowest[owner]! < highest[owner]! ? Math.sqrt(sds[owner]! / (counts[owner]! - 1)) : 0;
  return { means, sds };
}
