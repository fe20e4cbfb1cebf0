import { isDay } from './day.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { isBlank, required } from './text.js';

/** How long what teams declare may be: a line, a paragraph, a list. */
export const [longestLine, longestParagraph] = [200, 1000];
const longestList = 50;

/** The problems of each item, with paths like `tools.0.name`, and that there are too many. */
export function problemsOfList<T>(path: string, items: readonly T[], problemsOfItem: (item: T, path: string) => Problem[]): Problem[] {
  const ko = `${longestList}개까지 적을 수 있습니다.`;
  const excess = items.length > longestList ? [problem(path, 'TOO_MANY', ko, `Please list at most ${longestList}.`)] : [];
  return [...excess, ...items.slice(0, longestList).flatMap((item, index) => problemsOfItem(item, `${path}.${index}`))];
}

export function problemsOfChoice(
  path: string,
  choice: string | null | undefined,
  choices: readonly string[],
  isRequired: boolean,
): Problem[] {
  if (isBlank(choice)) return isRequired ? [required(path)] : [];
  return choices.includes(choice ?? '') ? [] : [problem(path, 'UNKNOWN_WORD', '목록에서 골라 주세요.', 'Please choose from the list.')];
}

export function problemsOfDay(path: string, day: string | null | undefined, isRequired: boolean): Problem[] {
  if (isBlank(day)) return isRequired ? [required(path)] : [];
  return isDay(day ?? '')
    ? []
    : [problem(path, 'NOT_A_DAY', '날짜를 2025-09-12처럼 적어 주세요.', 'Please write an existing day like 2025-09-12.')];
}

export const problemsOfAnswer = (path: string, answer: boolean | null | undefined, isRequired: boolean): Problem[] =>
  isRequired && typeof answer !== 'boolean' ? [required(path)] : [];
