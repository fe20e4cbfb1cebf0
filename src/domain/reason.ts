import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { clean, isBlank, problemsOfText } from './text.js';

const [shortest, longest] = [5, 500];

/** A reason that is kept on record says something: 5 to 500 characters, not counting the blanks around them. */
export function problemsOfReason(reason: string): Problem[] {
  const tooShort = !isBlank(reason) && [...clean(reason)].length < shortest;
  return [
    ...problemsOfText('reason', reason, { max: longest, required: true }),
    ...(tooShort
      ? [problem('reason', 'TOO_SHORT', `사유를 ${shortest}자 이상 적어 주세요.`, `A reason has at least ${shortest} characters.`)]
      : []),
  ];
}
