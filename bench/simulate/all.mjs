import { simulateCoverage, simulatePlans } from './coverage.mjs';
import { simulateManipulation } from './manipulation.mjs';
import { simulateFinal, simulateRecall } from './recall.mjs';

/** Every table: so many contests for each figure, and a tenth of it where intervals are computed, which have an entry's worth each. */
export function simulateAll(runs) {
  const started = performance.now();
  const fewer = Math.ceil(runs / 10);
  const figures = {
    runs,
    recall: simulateRecall(runs),
    final: simulateFinal(runs),
    coverage: simulateCoverage(fewer),
    plans: simulatePlans(2 * fewer),
    rules: simulateManipulation(runs),
  };
  return { ...figures, seconds: Number(((performance.now() - started) / 1000).toFixed(1)) };
}
