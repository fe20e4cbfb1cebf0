import { rankDistribution, type RankDistribution } from '../uncertainty/rank-distribution.js';
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
  return {
    indexOf: new Map(competing.map((index, at) => [judged.entries[index]!, at])),
    distribution: rankDistribution(adjusted!, se!, { topK, level }),
    meanSquaredError: se!.reduce((sum, error) => sum + error * error, 0) / se!.length,
  };
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
  const { lower, upper, pTopK } = ranks.distribution;
  return { rankInterval: { lower: lower[at]!, upper: upper[at]! }, chanceOfTopK: pTopK && estimateText(pTopK[at]!, 'CHANCE') };
}
