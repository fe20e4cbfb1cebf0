import { compare, fractionOf, parseDecimal, zero } from '../fraction.js';
import { Given } from '../given.js';
import { designOf, type Design } from '../model/design.js';
import { fitMixedModel, type MixedFit } from '../model/mixed-model.js';
import { numberOf, readScoreTable } from '../model/score-table.js';
import { rankDistribution } from './rank-distribution.js';
import { adjacentPairs, bonferroniRankSet, orderByScore, type AdjacentPair, type Comparable } from './rank-set.js';
import { relativeSe } from './relative-se.js';

/** Per entry; null: it has no sheet. */
type Values = (number | null)[];

interface Ranks {
  lower: Values;
  upper: Values;
}

/** All null where no entry has a second sheet, so that nothing tells judges from entries. */
export interface RankAnswer {
  adjusted: Values | null;
  se: Values | null;
  seRelative: Values | null;
  varJudge: number | null;
  varResidual: number | null;
  prior: { mean: number; variance: number } | null;
  shrunkMean: Values | null;
  shrunkSd: Values | null;
  /** Null also where no K was asked for. */
  pTopK: Values | null;
  expectedRank: Values | null;
  /** Of the level that was asked for. */
  rankInterval90: Ranks | null;
  orderByAdjusted: number[] | null;
  adjacentPairs: AdjacentPair[] | null;
  bonferroniRankSet90: (Ranks & { critical: number }) | null;
}

/**
 * Answers a `rank-uncertainty` question: model B, and what ranks the qualities behind its scores can have.
 * @throws Refused INVALID_INPUT, which names the path of what is wrong.
 */
export function answerRankUncertainty(question: unknown): RankAnswer {
  const given = new Given(question);
  const table = readScoreTable(given);
  const topK = given.field('topK').isNull() ? null : given.field('topK').whole(1);
  const level = readLevel(given.field('level'));
  const sheets = table.rows.map(({ entry, judge, total }) => ({ entry, judge, total: numberOf(total) }));
  const seen = Array.from(new Set(sheets.map(({ entry }) => entry))).toSorted((a, b) => a - b);
  const indexOf = new Map(seen.map((entry, index) => [entry, index]));
  const design = designOf(
    seen.length,
    table.judges,
    sheets.map((sheet) => ({ ...sheet, entry: indexOf.get(sheet.entry)! })),
  );
  const fit = fitMixedModel(design);
  return fit ? answerOf(design, fit, { topK, level }, { seen, entries: table.entries }) : nothing;
}

const nothing: RankAnswer = {
  adjusted: null,
  se: null,
  seRelative: null,
  varJudge: null,
  varResidual: null,
  prior: null,
  shrunkMean: null,
  shrunkSd: null,
  pTopK: null,
  expectedRank: null,
  rankInterval90: null,
  orderByAdjusted: null,
  adjacentPairs: null,
  bonferroniRankSet90: null,
};

function answerOf(
  design: Design,
  fit: MixedFit,
  wish: { topK: number | null; level: number },
  { seen, entries }: { seen: number[]; entries: number },
): RankAnswer {
  const spread = (values: ArrayLike<number>): Values => {
    const all: Values = Array.from({ length: entries }, () => null);
    for (const [index, entry] of seen.entries()) all[entry] = values[index]!;
    return all;
  };
  const judges = design.sheetsOfJudge.filter((sheets) => sheets > 0).length;
  const seRelative = relativeSe(fit, judges);
  const ranks = rankDistribution(fit.adjusted, seRelative, wish);
  const leastVariance = Float64Array.from(design.sheetsOfEntry, (sheets) => fit.varResidual / sheets);
  const comparable: Comparable = { ...fit, leastVariance };
  const set = bonferroniRankSet(comparable, wish.level);
  return {
    adjusted: spread(fit.adjusted),
    se: spread(fit.se),
    seRelative: spread(seRelative),
    varJudge: fit.varJudge,
    varResidual: fit.varResidual,
    prior: ranks.prior,
    shrunkMean: spread(ranks.shrunkMean),
    shrunkSd: spread(ranks.shrunkSd),
    pTopK: ranks.pTopK && spread(ranks.pTopK),
    expectedRank: spread(ranks.expectedRank),
    rankInterval90: { lower: spread(ranks.lower), upper: spread(ranks.upper) },
    orderByAdjusted: orderByScore(fit.adjusted).map((index) => seen[index]!),
    adjacentPairs: adjacentPairs(comparable).map((pair) => ({ ...pair, upper: seen[pair.upper]!, lower: seen[pair.lower]! })),
    bonferroniRankSet90: { critical: set.critical, lower: spread(set.lower), upper: spread(set.upper) },
  };
}

/** A number between 0 and 1, without the ends. */
function readLevel(given: Given): number {
  const raw = given.raw();
  const level = (typeof raw === 'number' ? parseDecimal(`${raw}`) : null) ?? given.decimal();
  const isInside = compare(level, zero) > 0 && compare(level, fractionOf(1)) < 0;
  return isInside ? numberOf(level) : given.wrong('OUT_OF_RANGE', '0과 1 사이여야 합니다.', 'This must lie between 0 and 1.');
}
