import type { AwardTier, DecidedAward } from './award-rule.js';
import { problem, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import { seoulDay, seoulMidnight } from './seoul-time.js';
import { isBlank, problemsOfLine, problemsOfText, required } from './text.js';

const DAY = 86_400_000;

/** What anybody may report of a nominee (신고 사유). */
export const verificationGrounds = ['PLAGIARISM', 'DOUBLE_AWARD', 'FALSE_DATA', 'OTHER'] as const;
export type VerificationGround = (typeof verificationGrounds)[number];

export const groundNames: Record<VerificationGround, { ko: string; en: string }> = {
  PLAGIARISM: { ko: '표절·도용', en: 'Plagiarism' },
  DOUBLE_AWARD: { ko: '다른 공모전 중복 수상', en: 'Won an award elsewhere already' },
  FALSE_DATA: { ko: '허위 자료·조작', en: 'False or made-up data' },
  OTHER: { ko: '그 밖의 사유', en: 'Something else' },
};

/** How far a report has come, as whoever sent it is told. */
export const reportStates = ['RECEIVED', 'BEING_CHECKED', 'DECIDED'] as const;
export type ReportState = (typeof reportStates)[number];

export const findingOutcomes = ['UPHELD', 'REJECTED'] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

/** DECIDED by one organiser, CONFIRMED by another; REPLACED: decided anew before anybody confirmed it. */
export const findingStates = ['DECIDED', 'CONFIRMED', 'REPLACED'] as const;
export type FindingState = (typeof findingStates)[number];

export const reportLimits = { text: 4_000, links: 5, link: 500, files: 3, fileBytes: 20 * 1024 * 1024, contact: 254 } as const;

/**
 * The last second of the window that opens now: that of the Nth day in Korea after today. The day of opening is not counted, so that ten
 * days are ten whole ones.
 */
export const endOfWindow = (openedAt: Date, days: number): Date =>
  new Date(seoulMidnight(seoulDay(openedAt)).getTime() + (days + 1) * DAY - 1000);

/** A nominee of the window before, and until when it is public there; `isRemoved`: it was taken off. */
interface EarlierNominee {
  entry: string;
  until: Date;
  isRemoved: boolean;
}

export interface Nominee {
  entry: string;
  tier: AwardTier;
  until: Date;
}

/**
 * Who is nominated by a decision, tier by tier, and within a tier by entry number: the order must not tell a place. Who was nominated
 * before keeps the time that was announced then; everybody else gets all of the days.
 */
export function nomineesOf(
  decided: readonly DecidedAward[],
  tiers: readonly AwardTier[],
  numberOf: (entry: string) => string,
  window: { earlier: readonly EarlierNominee[]; openedAt: Date; days: number },
): Nominee[] {
  const kept = new Map(window.earlier.flatMap(({ entry, until, isRemoved }) => (isRemoved ? [] : [[entry, until] as const])));
  const full = endOfWindow(window.openedAt, window.days);
  return tiers.flatMap((tier) =>
    decided
      .filter((award) => award.tier === tier.key)
      .flatMap(({ entries }) => entries)
      .toSorted((one, other) => (numberOf(one) < numberOf(other) ? -1 : 1))
      .map((entry) => ({ entry, tier, until: kept.get(entry) ?? full })),
  );
}

/** Who was nominated, is not any more, and was not removed by a finding: the ranking or the decision changed. */
export const droppedNominees = (earlier: readonly EarlierNominee[], now: readonly Pick<Nominee, 'entry'>[]): string[] => {
  const stay = new Set(now.map(({ entry }) => entry));
  return earlier.filter(({ entry, isRemoved }) => !isRemoved && !stay.has(entry)).map(({ entry }) => entry);
};

/** What somebody reports of a nominee, as it was typed. */
export interface ReportWish {
  ground: string;
  text: string;
  links: readonly string[];
  /** A mail address; blank: none is given. */
  contact: string;
}

export const problemsOfReport = ({ ground, text, links, contact }: ReportWish): Problem[] => [
  ...((verificationGrounds as readonly string[]).includes(ground) ? [] : [required('ground')]),
  ...problemsOfText('text', text, { max: reportLimits.text, required: true }),
  ...problemsOfLinks(links),
  ...problemsOfLine('contact', contact, { max: reportLimits.contact, required: false }),
  ...(isBlank(contact) || /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(contact.trim())
    ? []
    : [problem('contact', 'NOT_AN_ADDRESS', '메일 주소 형식이 아닙니다.', 'This is not a mail address.')]),
];

function problemsOfLinks(links: readonly string[]): Problem[] {
  const { links: most, link: longest } = reportLimits;
  if (links.length > most)
    return [problem('links', 'TOO_MANY', `링크는 ${most}개까지 적을 수 있습니다.`, `At most ${most} links can be given.`)];
  return [
    ...links.flatMap((link, index) => {
      const path = `links.${index}`;
      const problems = problemsOfLine(path, link, { max: longest, required: true });
      if (problems.length > 0 || isWebAddress(link)) return problems;
      return [
        problem(path, 'NOT_A_LINK', 'http:// 또는 https://로 시작하는 주소를 적어 주세요.', 'A link begins with http:// or https://.'),
      ];
    }),
    ...problemsOfRepeats(links, (index) => `links.${index}`),
  ];
}

const isWebAddress = (link: string): boolean => /^https?:\/\/[^\s\p{Control}"'<>\\]+$/iu.test(link);
