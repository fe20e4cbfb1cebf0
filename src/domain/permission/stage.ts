import { type ClosingException, entriesUnderstaffed, type JudgedEntry, problemsOfExceptions, sheetsOwed, unjudged } from '../closing.js';
import { problem } from '../problem.js';
import { type Preparation, problemsOfCoverage, problemsOfPreparation } from '../readiness.js';
import { type Problem, type Refusal, refusal } from '../refusal.js';
import type { Rubric } from '../rubric.js';
import type { StageState } from '../stage.js';
import { problemsOfRule, type StageRule } from '../stage-rule.js';

const mustBe = (needed: StageState, state: StageState): Refusal | null =>
  state === needed ? null : refusal('STAGE_STATE_WRONG', { state });

/**
 * A rubric is written, again if need be, until judging begins. `dropped` are the criteria that it lacks though the final rule breaks ties
 * by them.
 */
export const mayWriteRubric = (state: StageState, dropped: readonly string[]): Refusal | null =>
  mustBe('DRAFT', state) ?? (dropped.length > 0 ? refusal('FINAL_RULE_NAMES_CRITERIA', { criteria: dropped }) : null);

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

/** What judging has come to: by judge, and by entry. */
export interface Judged {
  progress: readonly JudgeProgress[];
  entries: readonly JudgedEntry[];
}

/**
 * Judging ends when every sheet is in or excepted with a reason, those of judges from whom an entry was taken and who were not
 * replaced included. Else it is told what is missing, at paths like `judges.<id>`. No exception lets an entry go without any sheet: it
 * would drop out of the ranking without a word.
 */
export function mayCloseStage(
  state: StageState,
  { progress, entries }: Judged,
  exceptions: readonly ClosingException[] = [],
): Refusal | null {
  const notOpen = mustBe('OPEN', state);
  if (notOpen) return notOpen;
  const wrong = problemsOfExceptions(exceptions, entries);
  if (wrong.length > 0) return refusal('INVALID_INPUT', { problems: wrong });
  const owed = sheetsOwed(entries, exceptions);
  const understaffed = entriesUnderstaffed(entries, exceptions);
  const seats = understaffed.reduce((sum, { judges, needed }) => sum + needed - judges, 0);
  const missing = [...owed.values()].reduce((sum, sheets) => sum + sheets, seats);
  if (missing > 0) {
    const late = progress.flatMap((judge) => (owed.has(judge.judgeId) ? [sheetsMissing(judge, owed.get(judge.judgeId)!)] : []));
    return refusal('SHEETS_MISSING', { missing, problems: [...late, ...problemsOfCoverage(understaffed)] });
  }
  const without = entries.filter(({ submitted }) => submitted === 0);
  return without.length > 0 ? refusal('ENTRIES_UNJUDGED', { problems: without.map(unjudged) }) : null;
}

function sheetsMissing({ judgeId, name, total }: JudgeProgress, missing: number): Problem {
  const ko = `${name} 위원: 채점표 ${total}부 중 ${missing}부를 확정하지 않았습니다.`;
  return problem(`judges.${judgeId}`, 'SHEETS_MISSING', ko, `${name}: ${missing} of ${total} sheets are missing.`);
}
