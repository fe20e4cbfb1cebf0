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

export interface AwardTier {
  key: string;
  nameKo: string;
  nameEn: string;
  /** How many entries get it, at most. */
  quota: number;
  /** The least final score that it is given for (과락), as a decimal; null: none. */
  floor: string | null;
  /** The ordinal of the track whose entries it is for; null: all tracks together, by their final scores. */
  track: number | null;
  /** What happens when entries that nothing splits straddle the end of the quota: people decide, or all of them get it. */
  onTie: 'DELIBERATE' | 'EXPAND';
}

export interface NamedGround {
  key: string;
  nameKo: string;
  nameEn: string;
}

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
