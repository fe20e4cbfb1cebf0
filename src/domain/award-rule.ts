import { compare, fractionOf, parseDecimal, zero } from './fraction.js';
import { type NamedKey, problemsOfNamedKey } from './named-key.js';
import { problem, problemsOfCount, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import { required } from './text.js';

/** Awards, and what comes after them, as an edition announces it before anybody can know a score. */
export interface AwardRule {
  /** The highest first: an entry gets the first one that it reaches. */
  tiers: AwardTier[];
  /** What becomes of the award of a nominee that is removed: the next entry moves up, or nobody gets it. */
  onRemoval: 'MOVE_UP' | 'LEAVE_EMPTY';
  /** For how many days nominees are public before results are (공개검증); 0: not at all. */
  verificationDays: number;
  /** For how many days after publication a team may appeal (이의신청), and on what grounds; 0 days: there are no appeals. */
  appeals: { days: number; grounds: NamedGround[] };
  /** For how many years after publication an award can be revoked (수상 취소). */
  revocationYears: number;
  /** Whether anybody may have the settlement bundle without personal data; its hash and signature are public in any case. */
  isBundlePublic: boolean;
}

export interface AwardTier extends NamedKey {
  /** How many entries get it, at most. */
  quota: number;
  /** The least final score that it is given for (과락), as a decimal; null: none. */
  floor: string | null;
  /** The ordinal of the track whose entries it is for; null: all tracks together, by their final scores. */
  track: number | null;
  /** What happens when entries that nothing splits straddle the end of the quota: people decide, or all of them get it. */
  onTie: 'DELIBERATE' | 'EXPAND';
}

/** On what a team may appeal. */
export type NamedGround = NamedKey;

/** What a committee decided to give: tier by tier in the order of the rule, the best entry first. */
export interface DecidedAward {
  /** The key of the tier. */
  tier: string;
  entries: string[];
}

/** Where the committee departs from what follows from the scores, and why. */
export interface AwardDeparture {
  tier: string;
  /** The entry that gets it, or does not, against the scores; null: the tier, or a place in it, stays empty. */
  entry: string | null;
  reason: string;
}

/** One grand prize, two, three and four below it, of all tracks together; a window and appeals as most announcements have them. */
export const defaultAwardRule: AwardRule = {
  tiers: [
    { key: 'grand', nameKo: '대상', nameEn: 'Grand Prize', quota: 1 },
    { key: 'first', nameKo: '최우수상', nameEn: 'First Prize', quota: 2 },
    { key: 'second', nameKo: '우수상', nameEn: 'Second Prize', quota: 3 },
    { key: 'merit', nameKo: '장려상', nameEn: 'Merit Prize', quota: 4 },
  ].map((tier) => ({ ...tier, floor: null, track: null, onTie: 'DELIBERATE' })),
  onRemoval: 'MOVE_UP',
  verificationDays: 10,
  appeals: {
    days: 7,
    grounds: [
      { key: 'miscalculation', nameKo: '산정 오류', nameEn: 'Miscalculation' },
      { key: 'procedure', nameKo: '절차 위반', nameEn: 'Breach of procedure' },
      { key: 'misconduct', nameKo: '부정행위', nameEn: 'Misconduct' },
    ],
  },
  revocationYears: 5,
  isBundlePublic: false,
};

const [mostTiers, mostGrounds, mostDays] = [20, 20, 90];

/** Everything that keeps awards from being announced; `tracks` are the ordinals of those that the edition has. Paths are like `tiers.0.quota`. */
export const problemsOfAwardRule = (rule: AwardRule, tracks: readonly number[]): Problem[] => [
  ...(rule.tiers.length === 0 ? [required('tiers')] : []),
  ...problemsOfLength('tiers', rule.tiers, mostTiers),
  ...problemsOfRepeats(
    rule.tiers.map(({ key }) => key),
    (index) => `tiers.${index}.key`,
  ),
  ...rule.tiers.flatMap((tier, index) => problemsOfTier(tier, tracks, `tiers.${index}`)),
  ...problemsOfWord('onRemoval', rule.onRemoval, ['MOVE_UP', 'LEAVE_EMPTY']),
  ...problemsOfCount('verificationDays', rule.verificationDays, 0, mostDays),
  ...problemsOfAppeals(rule.appeals),
  ...problemsOfCount('revocationYears', rule.revocationYears, 0, 20),
];

const problemsOfTier = (tier: AwardTier, tracks: readonly number[], path: string): Problem[] => [
  ...problemsOfNamedKey(path, tier),
  ...problemsOfCount(`${path}.quota`, tier.quota, 1, 1000),
  ...(tier.floor === null || isFloor(tier.floor) ? [] : [notAFloor(`${path}.floor`)]),
  ...(tier.track === null ? [] : problemsOfWord(`${path}.track`, tier.track, tracks)),
  ...problemsOfWord(`${path}.onTie`, tier.onTie, ['DELIBERATE', 'EXPAND']),
];

const problemsOfAppeals = ({ days, grounds }: AwardRule['appeals']): Problem[] => [
  ...problemsOfCount('appeals.days', days, 0, mostDays),
  ...(days > 0 && grounds.length === 0 ? [required('appeals.grounds')] : []),
  ...problemsOfLength('appeals.grounds', grounds, mostGrounds),
  ...problemsOfRepeats(
    grounds.map(({ key }) => key),
    (index) => `appeals.grounds.${index}.key`,
  ),
  ...grounds.flatMap((ground, index) => problemsOfNamedKey(`appeals.grounds.${index}`, ground)),
];

function isFloor(text: string): boolean {
  const floor = text.length > 20 ? null : parseDecimal(text);
  return floor !== null && compare(floor, zero) >= 0 && compare(floor, fractionOf(1000)) <= 0;
}

const notAFloor = (path: string): Problem =>
  problem(path, 'OUT_OF_RANGE', '0 이상 1000 이하의 점수여야 합니다.', 'A floor is a score from 0 to 1000.');

function problemsOfLength(path: string, list: readonly unknown[], most: number): Problem[] {
  const ko = `${most}개까지 적을 수 있습니다.`;
  return list.length > most ? [problem(path, 'TOO_MANY', ko, `There can be at most ${most} of these.`)] : [];
}

function problemsOfWord<Word>(path: string, word: Word, known: readonly Word[]): Problem[] {
  const words = known.join(', ');
  return known.includes(word) ? [] : [problem(path, 'UNKNOWN_WORD', `다음 중 하나여야 합니다: ${words}`, `This must be one of: ${words}.`)];
}
