import { problem } from '../problem.js';
import { type Preparation, problemsOfCoverage, problemsOfPreparation } from '../readiness.js';
import { type Problem, type Refusal, refusal } from '../refusal.js';
import type { Rubric } from '../rubric.js';
import type { StageState } from '../stage.js';
import { problemsOfRule, type StageRule } from '../stage-rule.js';

const mustBe = (needed: StageState, state: StageState): Refusal | null =>
  state === needed ? null : refusal('STAGE_STATE_WRONG', { state });

/** A rubric is written, again if need be, until judging begins. */
export const mayWriteRubric = (state: StageState): Refusal | null => mustBe('DRAFT', state);

/** A rule is announced for the rubric of the stage, again if need be, until judging begins. Paths of problems are below `rule`. */
export function mayAnnounceRule(state: StageState, rubric: Rubric | null, rule: StageRule): Refusal | null {
  const begun = mustBe('DRAFT', state);
  if (begun) return begun;
  if (!rubric) return refusal('RUBRIC_MISSING');
  const problems = problemsOfRule(rule, rubric).map((found) => ({ ...found, path: `rule.${found.path}` }));
  return problems.length > 0 ? refusal('INVALID_INPUT', { problems }) : null;
}

/** Judges begin once, when everything is in place; what is missing is told all at once. */
export function mayOpenStage(state: StageState, preparation: Preparation): Refusal | null {
  const begun = mustBe('DRAFT', state);
  if (begun) return begun;
  const problems = problemsOfPreparation(preparation);
  return problems.length > 0 ? refusal('STAGE_NOT_READY', { problems }) : null;
}

/** How far one judge has come with the sheets of a stage. */
export interface JudgeProgress {
  judgeId: string;
  name: string;
  submitted: number;
  total: number;
}

/** What judging has come to: by judge, and for how many judges each entry has. */
export interface Judged extends Pick<Preparation, 'entries' | 'judgesPerEntry'> {
  progress: readonly JudgeProgress[];
}

/**
 * Judging ends when every sheet is in, those of judges from whom an entry was taken and who were not replaced included: an entry
 * without sheets would drop out of the ranking without a word. Else it is told what is missing, at paths like `judges.<id>`.
 */
export function mayCloseStage(state: StageState, { progress, entries, judgesPerEntry }: Judged): Refusal | null {
  const notOpen = mustBe('OPEN', state);
  if (notOpen) return notOpen;
  const late = progress.filter(({ submitted, total }) => submitted < total);
  const unjudged = entries.reduce((sum, { judges }) => sum + Math.max(0, judgesPerEntry - judges), 0);
  const missing = late.reduce((sum, { submitted, total }) => sum + total - submitted, unjudged);
  const problems = [...late.map(sheetsMissing), ...problemsOfCoverage({ entries, judgesPerEntry })];
  return missing > 0 ? refusal('SHEETS_MISSING', { missing, problems }) : null;
}

function sheetsMissing({ judgeId, name, submitted, total }: JudgeProgress): Problem {
  const missing = total - submitted;
  const ko = `${name} 위원: 채점표 ${total}부 중 ${missing}부를 확정하지 않았습니다.`;
  return problem(`judges.${judgeId}`, 'SHEETS_MISSING', ko, `${name}: ${missing} of ${total} sheets are missing.`);
}
