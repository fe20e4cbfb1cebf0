import { problem, problemsOfCount } from '../problem.js';
import type { Problem } from '../refusal.js';
import type { PanelWish } from './plan-panel.js';

/** From 2 to 10 judges for each entry, as far as there are so many. */
export function usualJudgesPerEntry(judges: number): number[] {
  const usual = Array.from({ length: 9 }, (_, index) => index + 2).filter((perEntry) => perEntry <= judges);
  return usual.length > 0 ? usual : [1];
}

/** What would take more than a second to plan, or makes no sense. Paths are the names of the wish's fields. */
export function problemsOfPanelWish({ entries, judges, judgesPerEntry, topK, minutesPerSheet, components }: PanelWish): Problem[] {
  return [
    ...problemsOfCount('entries', entries, 2, 3_000),
    ...problemsOfCount('judges', judges, 1, 500),
    ...(judgesPerEntry.length > 10 ? [tooMany] : []),
    ...judgesPerEntry.flatMap((perEntry, index) => problemsOfCount(`judgesPerEntry.${index}`, perEntry, 1, judges)),
    ...problemsOfCount('topK', topK, 1, Math.max(entries, 1)),
    ...problemsOfCount('minutesPerSheet', minutesPerSheet, 1, 1_440),
    ...(['entrySd', 'judgeSd', 'noiseSd'] as const).flatMap((name) => outsidePoints(name, components[name])),
  ];
}

const outsidePoints = (path: string, value: number): Problem[] =>
  value >= 0 && value <= 50
    ? []
    : [problem(path, 'OUT_OF_RANGE', '0점 이상 50점 이하여야 합니다.', 'This must lie between 0 and 50 points.')];

const tooMany = problem('judgesPerEntry', 'TOO_MANY', '한 번에 10가지까지 비교합니다.', 'Up to 10 of them are compared at a time.');
