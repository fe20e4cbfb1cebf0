import { isDay } from './day.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { clean, isBlank, problemsOfLine, problemsOfText, required } from './text.js';

/** How far the adoption of a winning work (활용) has come. ADOPTED: all of it is in use; PARTLY: some of it. */
export const adoptionStatuses = ['PLANNED', 'IN_PROGRESS', 'ADOPTED', 'PARTLY', 'STOPPED'] as const;
export type AdoptionStatus = (typeof adoptionStatuses)[number];

/** What organisers record of what becomes of a winning work. */
export interface AdoptionDraft {
  plan: string;
  status: AdoptionStatus;
  /** The day until which it is to be in use, or looked at again: `2026-12-31`. */
  dueOn: string | null;
  /** What came of it; null: nothing yet. */
  outcome: string | null;
  /** The same as a number with its unit, such as `12000000` 원 a year. */
  figure: { value: string; unit: string } | null;
  /** Why it was stopped, or taken up again. */
  reason: string | null;
}

const [longestText, longestUnit] = [2000, 30];

const isUnderWay = (status: AdoptionStatus): boolean => status === 'PLANNED' || status === 'IN_PROGRESS';

/** Whether somebody has to say why: work stops, or goes back to being under way after it was said to be over. */
export const needsReason = (status: AdoptionStatus, before: AdoptionStatus | null): boolean =>
  status === 'STOPPED' || (isUnderWay(status) && before !== null && !isUnderWay(before));

/** What is wrong with a record; `before`: the status until now, null for the first. */
export function problemsOfAdoption(
  { plan, status, dueOn, outcome, figure, reason }: AdoptionDraft,
  before: AdoptionStatus | null,
): Problem[] {
  const isInUse = status === 'ADOPTED' || status === 'PARTLY';
  return [
    ...problemsOfText('plan', plan, { max: longestText, required: true }),
    ...problemsOfText('outcome', outcome, { max: longestText, required: isInUse }),
    ...problemsOfText('reason', reason, { max: longestText, required: needsReason(status, before) }),
    ...problemsOfDueDay(dueOn, isUnderWay(status)),
    ...(figure ? problemsOfLine('figure.unit', figure.unit, { max: longestUnit, required: true }) : []),
    ...(figure && isBlank(outcome) ? [withoutOutcome] : []),
  ];
}

const withoutOutcome = problem(
  'outcome',
  'FIGURE_ALONE',
  '수치만으로는 무엇을 이루었는지 알 수 없습니다. 성과를 글로도 적어 주세요.',
  'A figure alone does not tell what was achieved: write the outcome as well.',
);

function problemsOfDueDay(dueOn: string | null, isNeeded: boolean): Problem[] {
  if (dueOn === null) return isNeeded ? [required('dueOn')] : [];
  const ko = "날짜는 '2026-12-31'처럼 적어 주세요.";
  return isDay(dueOn) ? [] : [problem('dueOn', 'NOT_A_DAY', ko, "A day is written as '2026-12-31'.")];
}

/** As it is kept: texts composed and without blanks around them, and null for those that say nothing. */
export function cleanAdoption(draft: AdoptionDraft): AdoptionDraft {
  const said = (text: string | null) => (text === null || isBlank(text) ? null : clean(text));
  const figure = draft.figure && { value: draft.figure.value, unit: clean(draft.figure.unit) };
  return { ...draft, plan: clean(draft.plan), outcome: said(draft.outcome), reason: said(draft.reason), figure };
}

/** Whether the organisers are to be reminded: its day has passed, and it is still under way. `today`: the day in Korea. */
export const isOverdue = ({ status, dueOn }: Pick<AdoptionDraft, 'status' | 'dueOn'>, today: string): boolean =>
  isUnderWay(status) && dueOn !== null && dueOn < today;
