import type { NamedGround } from './award-rule.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { seoulDay, seoulMidnight } from './seoul-time.js';
import { clean, isBlank, problemsOfText } from './text.js';

/** How an appeal stands: waiting for its answer, taken back, or answered. INADMISSIBLE: not looked into, because it could not be. */
export const appealStates = ['OPEN', 'WITHDRAWN', 'UPHELD', 'DISMISSED', 'INADMISSIBLE'] as const;
export type AppealState = (typeof appealStates)[number];
export type AppealOutcome = Exclude<AppealState, 'OPEN' | 'WITHDRAWN'>;

/**
 * What has to follow an appeal that is upheld: sheets or sums are put right, a step of the procedure is done again, or the award of
 * somebody is revoked.
 */
export const appealRemedies = ['CORRECTION', 'PROCEDURE', 'REVOCATION'] as const;
export type AppealRemedy = (typeof appealRemedies)[number];

/** What the form says before anything else. */
export const notTheMarks = {
  ko: '점수와 평가 의견 자체는 이의신청 사유가 아닙니다. 계산 착오, 절차 위반, 부정행위처럼 공고한 사유만 신청할 수 있습니다.',
  en: 'The marks themselves, and what judges think, are no ground for an appeal: only what was announced is, such as a miscalculation, a breach of procedure or misconduct.',
};

const [shortest, longest] = [20, 3000];

/** The last second in which a team may appeal: the end of the last of `days` days in Korea, the day of publication not counted. */
export function appealsCloseAt(publishedAt: Date, days: number): Date {
  const midnight = seoulMidnight(seoulDay(publishedAt));
  // Korea has no summer time: each of its days has 24 hours.
  return new Date(midnight.getTime() + (days + 1) * 86_400_000 - 1000);
}

/** How an entry was shown by the publications of its edition that came to be public, the first one first. */
export interface ShownLine {
  publishedAt: Date;
  /** Place, score, award: whatever the entry got, as a text to be compared. */
  line: string;
  isWithdrawn: boolean;
}

/**
 * From when on the days for an appeal are counted: from the publication that last changed what the entry got. One that follows
 * one that was taken down counts anew, too: nobody could appeal in between. Null: nothing is public.
 */
export function appealableSince(publications: readonly ShownLine[]): Date | null {
  const latest = publications.at(-1);
  if (!latest || latest.isWithdrawn) return null;
  const isSame = (one: ShownLine) => one.line === latest.line && !one.isWithdrawn;
  return publications[publications.findLastIndex((one) => !isSame(one)) + 1]!.publishedAt;
}

/** A ground is one of those announced; the text says what happened. */
export function problemsOfAppeal(grounds: readonly NamedGround[], { ground, text }: { ground: string; text: string }): Problem[] {
  const keys = grounds.map(({ key }) => key);
  const unknown = problem(
    'ground',
    'UNKNOWN_WORD',
    `다음 중 하나여야 합니다: ${keys.join(', ')}`,
    `This must be one of: ${keys.join(', ')}.`,
  );
  return [...(keys.includes(ground) ? [] : [unknown]), ...problemsOfWords('text', text)];
}

/** A decision says why; what has to follow is said where the appeal is upheld, and nowhere else. */
export function problemsOfAnswer({ outcome, remedy, decision }: { outcome: AppealOutcome; remedy: AppealRemedy | null; decision: string }) {
  const isUpheld = outcome === 'UPHELD';
  const missing = problem(
    'remedy',
    'REQUIRED',
    '인용하면 어떤 조치를 할지 정해 주세요.',
    'Say what has to follow when you uphold an appeal.',
  );
  const ko = '조치는 인용할 때만 정합니다.';
  const surplus = problem('remedy', 'NOT_ALLOWED_HERE', ko, 'Something has to follow only where an appeal is upheld.');
  return [
    ...(isUpheld && remedy === null ? [missing] : []),
    ...(!isUpheld && remedy !== null ? [surplus] : []),
    ...problemsOfWords('decision', decision),
  ];
}

/** What came of an upheld appeal is told in words. */
export const problemsOfResult = (result: string): Problem[] => problemsOfWords('result', result);

function problemsOfWords(path: string, text: string): Problem[] {
  const ko = `${shortest}자 이상 적어 주세요.`;
  const tooShort = problem(path, 'TOO_SHORT', ko, `Please write at least ${shortest} characters.`);
  return [
    ...problemsOfText(path, text, { max: longest, required: true }),
    ...(!isBlank(text) && [...clean(text)].length < shortest ? [tooShort] : []),
  ];
}
