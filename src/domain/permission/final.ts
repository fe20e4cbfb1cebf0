import { type FinalRule, type KnownStage, problemsOfFinalRule } from '../final-rule.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

/** Whether organisers may know scores: from the end of judging of any stage on. */
const areScoresKnown = (states: readonly StageState[]): boolean => states.some((state) => state === 'CLOSED' || state === 'SETTLED');

/** A final rule is announced, again if need be, while nobody can know a score. Paths of problems are below `rule`. */
export function mayAnnounceFinalRule(stages: readonly (KnownStage & { state: StageState })[], rule: FinalRule): Refusal | null {
  if (areScoresKnown(stages.map(({ state }) => state))) return refusal('SCORES_KNOWN');
  const problems = problemsOfFinalRule(rule, stages).map((found) => ({ ...found, path: `rule.${found.path}` }));
  return problems.length > 0 ? refusal('INVALID_INPUT', { problems }) : null;
}
