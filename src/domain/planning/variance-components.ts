import { fitMixedModel } from '../model/mixed-model.js';
import { judgedStage } from '../settlement/judged-stage.js';
import type { StageInputs } from '../settlement/stage-inputs.js';
import { relativeSe } from '../uncertainty/relative-se.js';
import { shrink } from '../uncertainty/shrink.js';

/** How much sheets differ and why, in points of 0–100: standard deviations of what entries deserve, of judges' leniency, and of the noise. */
export interface VarianceComponents {
  entrySd: number;
  judgeSd: number;
  noiseSd: number;
}

/** Where no earlier edition tells: those of the simulations in docs/scoring.md. */
export const usualComponents: VarianceComponents = { entrySd: 7, judgeSd: 6, noiseSd: 5 };

/**
 * What the sheets of a settled stage tell: model B's variances, and the entries' variance that ranks are told by (var(a) less the mean of
 * se_rel²). Tracks are ranked apart; each weighs as many entries as it has. Null where no entry has a second sheet.
 */
export function componentsOfStage(tracks: readonly StageInputs[]): VarianceComponents | null {
  const sums = { entries: 0, entry: 0, judge: 0, noise: 0 };
  for (const track of tracks) {
    const { design, entries, judges } = judgedStage(track);
    const fit = fitMixedModel(design);
    if (!fit) continue;
    const { prior } = shrink(fit.adjusted, relativeSe(fit, judges.length));
    sums.entries += entries.length;
    sums.entry += entries.length * prior.variance;
    sums.judge += entries.length * fit.varJudge;
    sums.noise += entries.length * fit.varResidual;
  }
  const sdOf = (sum: number) => Math.round(100 * Math.sqrt(sum / sums.entries)) / 100;
  return sums.entries > 0 ? { entrySd: sdOf(sums.entry), judgeSd: sdOf(sums.judge), noiseSd: sdOf(sums.noise) } : null;
}

/**
 * se_rel of an adjusted score under a well mixed plan, before it is made: with C0 alike in all directions, its J − 1 eigenvalues are
 * θ = N·(k − 1) / (k·(J − 1)), and se_rel² = σ²/k + (1/k − 1/J) / (θ/σ² + 1/σ_J²). A random balanced plan for 100 entries, 10 judges, 3 for
 * each comes to 2.932 points, this to 2.931.
 */
export function errorOfPlan(
  { entries, judges, judgesPerEntry: k }: { entries: number; judges: number; judgesPerEntry: number },
  { judgeSd, noiseSd }: VarianceComponents,
): number {
  const [varJudge, varNoise] = [judgeSd ** 2, noiseSd ** 2];
  const apart = 1 / k - 1 / judges;
  if (varJudge === 0 || apart <= 0) return noiseSd / Math.sqrt(k);
  const linked = (entries * (k - 1)) / (judges - 1);
  // Without noise, links between judges tell all about them.
  const known = linked === 0 ? 0 : varNoise === 0 ? Infinity : linked / varNoise;
  return Math.sqrt(varNoise / k + apart / (known + 1 / varJudge));
}
