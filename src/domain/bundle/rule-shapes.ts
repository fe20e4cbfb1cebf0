import type { AwardRule, AwardTier } from '../award-rule.js';
import type { FinalLink, FinalPart, FinalRule, PenaltyGround } from '../final-rule.js';
import { flag, listOf, object, oneOf, orNull, type Shape, text, whole } from './shape.js';

const named = { key: text, nameKo: text, nameEn: text };

/** A final rule with exactly what it may say: whatever else stood in it would be read by people, and count for nothing. */
export const finalRule = object({
  stages: listOf(object({ stage: whole, weight: text })),
  parts: listOf(object({ ...named, kind: oneOf('WEIGHTED', 'BONUS'), maxPoints: text, weight: orNull(text) } satisfies Shapes<FinalPart>)),
  penalties: listOf(object({ ...named, maxPoints: text } satisfies Shapes<PenaltyGround>)),
  decimals: whole,
  rounding: oneOf('HALF_UP', 'HALF_EVEN'),
  ranking: oneOf('COMPETITION', 'DENSE'),
  tieBreak: listOf(object({ link: text, stage: orNull(whole), key: orNull(text) } satisfies Shapes<FinalLink>)),
} satisfies Shapes<FinalRule>);

/** The same of announced awards. */
export const awardRule = object({
  tiers: listOf(
    object({
      ...named,
      quota: whole,
      floor: orNull(text),
      track: orNull(whole),
      onTie: oneOf('DELIBERATE', 'EXPAND'),
    } satisfies Shapes<AwardTier>),
  ),
  onRemoval: oneOf('MOVE_UP', 'LEAVE_EMPTY'),
  verificationDays: whole,
  appeals: object({ days: whole, grounds: listOf(object(named)) }),
  revocationYears: whole,
  isBundlePublic: flag,
} satisfies Shapes<AwardRule>);

/** A shape for each thing that a rule says: a rule that learns another word needs one more. */
type Shapes<Rule> = Record<keyof Rule, Shape>;
