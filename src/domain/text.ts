import { problem } from './problem.js';
import type { Problem } from './refusal.js';

export const required = (path: string): Problem => problem(path, 'REQUIRED', '이 항목을 입력해 주세요.', 'This must be filled in.');

/** Nothing that a person could see: no text, white space, zero-width characters or Hangul fillers. */
export const isBlank = (text: string | null | undefined): boolean => /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text ?? '');

/** A text as it is kept: composed, without the blanks around it. */
export const clean = (text: string): string => text.normalize('NFC').trim();

/** Length as people count it, in code points of composed text: 각 is one, however it was typed. */
const lengthOf = (text: string): number => [...text.normalize('NFC')].length;

// Half a surrogate pair and control characters cannot be stored or printed.
const unstorable = /\p{Surrogate}|(?![\n\r\t])\p{Control}/u;

/** What is wrong with a text: blank though it is required, longer than `max` characters, or not printable. */
export function problemsOfText(path: string, text: string | null | undefined, limits: { max: number; required: boolean }): Problem[] {
  const content = text ?? '';
  const problems = limits.required && isBlank(content) ? [required(path)] : [];
  if (lengthOf(content) > limits.max) {
    problems.push(problem(path, 'TOO_LONG', `${limits.max}자 이하로 입력해 주세요.`, `Please use at most ${limits.max} characters.`));
  }
  if (unstorable.test(content)) {
    problems.push(problem(path, 'NOT_PRINTABLE', '사용할 수 없는 문자가 들어 있습니다.', 'This contains characters that cannot be used.'));
  }
  return problems;
}

// Marks that turn the direction of what follows, so that a name reads as another one, and the names beside it backwards.
const turning = /[\u202a-\u202e\u2066-\u2069]/;
const ofSeveralLines = /[\n\r\t\u2028\u2029]/;

/** The same for a name or a title, which others read in lists: it is one line, and of one direction. */
export function problemsOfLine(path: string, text: string | null | undefined, limits: { max: number; required: boolean }): Problem[] {
  const content = (text ?? '').trim();
  const problems = problemsOfText(path, text, limits);
  if (ofSeveralLines.test(content)) problems.push(problem(path, 'NOT_ONE_LINE', '한 줄로 입력해 주세요.', 'This is a single line.'));
  if (turning.test(content)) {
    const ko = '글자 방향을 바꾸는 문자가 들어 있습니다. 지우고 다시 입력해 주세요.';
    problems.push(problem(path, 'TURNS_DIRECTION', ko, 'This contains a mark that turns the direction of writing. Please type it again.'));
  }
  return problems;
}
