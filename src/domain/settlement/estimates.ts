import { rankDistribution, type RankDistribution } from '../uncertainty/rank-distribution.js';
import { ranksOfQualities } from '../uncertainty/ranks-of-qualities.js';
import { relativeSe } from '../uncertainty/relative-se.js';
import { estimateText } from './estimate-text.js';
import type { LeftOut } from './left-out.js';
import type { OfficialRanking } from './official-ranking.js';
import { sensitivityOf } from './sensitivity.js';
import type { StageInputs } from './stage-inputs.js';
import type { Estimates, Standing } from './standing.js';

/** How sure the ranks of the entries that compete are. */
export interface Ranks {
  /** By entry, its index in the distribution; who has no place has none. */
  indexOf: ReadonlyMap<string, number>;
  distribution: RankDistribution;
  /** By entry, the chance of being among the quota; null where no quota was announced. Who is below a floor cannot go on, and has none. */
  chances: ReadonlyMap<string, number> | null;
  /** The mean of se_rel² over them. */
  meanSquaredError: number;
}

const level = 0.9;

/** Null where model B cannot be fitted, or nobody has a place. */
export function ranksOf({ topK = null }: StageInputs, { standings, judged, fit }: OfficialRanking): Ranks | null {
  const placed = new Set(standings.flatMap(({ entry, place }) => (place === null ? [] : [entry])));
  const competing = judged.entries.flatMap((id, index) => (placed.has(id) ? [index] : []));
  if (fit === null || competing.length === 0) return null;
  const errors = relativeSe(fit, judged.judges.length);
  const [adjusted, se] = [fit.adjusted, errors].map((values) => Float64Array.from(competing, (index) => values[index]!));
  const ids = competing.map((index) => judged.entries[index]!);
  const distribution = rankDistribution(adjusted!, se!, { topK, level });
  return {
    indexOf: new Map(ids.map((id, at) => [id, at])),
    distribution,
    chances: chancesOf(standings, ids, distribution, topK),
    meanSquaredError: se!.reduce((sum, error) => sum + error * error, 0) / se!.length,
  };
}

/** Those below a floor take no place from others: the quota is for the rest, whose qualities stay as all scores tell them. */
function chancesOf(
  standings: readonly Standing[],
  ids: readonly string[],
  { pTopK, shrunkMean, shrunkSd }: RankDistribution,
  topK: number | null,
): Map<string, number> | null {
  if (!pTopK) return null;
  const below = new Set(standings.flatMap(({ entry, belowFloors = [] }) => (belowFloors.length > 0 ? [entry] : [])));
  const eligible = ids.flatMap((id, at) => (below.has(id) ? [] : [at]));
  const of = (values: Float64Array) => Float64Array.from(eligible, (at) => values[at]!);
  const isWhole = eligible.length === ids.length;
  const chances = isWhole || eligible.length === 0 ? pTopK : ranksOfQualities(of(shrunkMean), of(shrunkSd), { topK, level }).pTopK!;
  return new Map(eligible.map((at, index) => [ids[at]!, chances[index]!]));
}

/** The standings with what each line says of how sure it is. */
export function withEstimates(
  inputs: StageInputs,
  official: OfficialRanking,
  { ranks, leftOut }: { ranks: Ranks | null; leftOut: LeftOut },
): Standing[] {
  const { judged, fit } = official;
  const indexOf = new Map(judged.entries.map((id, index) => [id, index]));
  const sensitivity = sensitivityOf(inputs.rule, official);
  return official.standings.map((standing) => {
    const index = fit ? indexOf.get(standing.entry) : undefined;
    return {
      ...standing,
      adjusted: index === undefined ? null : estimateText(fit!.adjusted[index]!, 'SCORE'),
      standardError: index === undefined ? null : estimateText(fit!.se[index]!, 'ERROR'),
      ...rankOf(ranks, standing.entry),
      sensitivity: sensitivity.get(standing.entry)!,
      leaveOneOut: leftOut.placesOf(standing.entry),
    };
  });
}

function rankOf(ranks: Ranks | null, entry: string): Pick<Estimates, 'rankInterval' | 'chanceOfTopK'> {
  const at = ranks?.indexOf.get(entry);
  if (!ranks || at === undefined) return { rankInterval: null, chanceOfTopK: null };
  const { lower, upper } = ranks.distribution;
  const chance = ranks.chances?.get(entry);
  return {
    rankInterval: { lower: lower[at]!, upper: upper[at]! },
    chanceOfTopK: chance === undefined ? null : estimateText(chance, 'CHANCE'),
  };
}
