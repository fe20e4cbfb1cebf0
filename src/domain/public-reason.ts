import { problem } from './problem.js';
import { problemsOfReason } from './reason.js';
import type { Problem } from './refusal.js';

/** A reason that the public reads is there in both languages. */
export const problemsOfPublicReason = ({ reasonKo, reasonEn }: { reasonKo?: string | null; reasonEn?: string | null }): Problem[] =>
  Object.entries({ reasonKo, reasonEn }).flatMap(([path, reason]) => problemsOfReason(reason ?? '').map((found) => ({ ...found, path })));

const YEAR_MS = 366 * 24 * 3600_000;

/** An hour of publication lies ahead, and within a year: a longer embargo is a slip of the pen. */
export function problemsOfHour(at: Date, now: Date): Problem[] {
  if (at <= now) {
    const ko = '이미 지난 시각입니다. 지금 공표하려면 시각을 비워 두세요.';
    return [problem('at', 'IN_THE_PAST', ko, 'This moment has passed already. Leave it out to publish at once.')];
  }
  if (at.getTime() - now.getTime() > YEAR_MS) {
    return [problem('at', 'TOO_FAR', '공표 시각은 1년 안이어야 합니다.', 'The hour of publication must lie within a year.')];
  }
  return [];
}
