import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type EmptyPlaceReason, emptyPlaceReasons } from '../../domain/award-proposal.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { AnnouncedAwardRule, AwardTier } from './award-rule.type.js';

const EmptyPlaceReasonEnum = enumOf(emptyPlaceReasons);
registerEnumType(EmptyPlaceReasonEnum, {
  name: 'EmptyPlaceReason',
  description:
    'Why places of a tier are given to nobody. TAKEN_ABOVE: a tie above took them. REMOVED: a removed nominee held them, and the rule leaves them empty. BELOW_FLOOR: whoever is next has less than the floor of the tier. NOBODY_LEFT: nobody is left who can win anything.',
});

@ObjectType({ description: 'An entry that gets, or can get, an award.' })
export class AwardedEntry {
  /** The entry; not told, since the number is what people call it. */
  entry: string;

  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field()
  teamName: string;
}

@ObjectType({ description: 'An entry that the ranking puts into a tier, with where it stands.' })
export class ProposedEntry extends AwardedEntry {
  @Field(() => Int, { description: 'The ordinal of the track that the place is one in.' })
  track: number;

  @Field(() => Int)
  place: number;

  @Field(() => DecimalScalar)
  score: string;
}

@ObjectType({ description: 'Entries that nothing splits at the end of the quota of a tier: people decide.' })
export class AwardTieAtQuota {
  @Field(() => [ProposedEntry])
  entries: ProposedEntry[];

  @Field(() => Int, { description: 'How many of them can get it.' })
  places: number;
}

@ObjectType({ description: 'Places of a tier that nobody gets.' })
export class EmptyAwardPlaces {
  @Field(() => EmptyPlaceReasonEnum)
  why: EmptyPlaceReason;

  @Field(() => Int)
  places: number;
}

@ObjectType({ description: 'What follows from the rule and the ranking for one tier.' })
export class ProposedAwardTier {
  @Field(() => AwardTier)
  tier: AwardTier;

  @Field(() => [ProposedEntry], { description: 'Who gets it in any case, the best first.' })
  nominees: ProposedEntry[];

  @Field(() => AwardTieAtQuota, { nullable: true, description: 'Null: there is none.' })
  tie: AwardTieAtQuota | null;

  @Field(() => [EmptyAwardPlaces])
  emptyPlaces: EmptyAwardPlaces[];

  @Field({ description: 'Whether it waits for people to decide on a tie of a tier above it.' })
  isWaiting: boolean;
}

@ObjectType({ description: 'What follows from the announced rule and the ranking that counts, before anybody decides (수상 제안).' })
export class AwardProposal {
  @Field(() => ID, { description: 'The ranking that it follows, as `decideAwards` takes it.' })
  settlement: string;

  @Field({ description: 'Whether that would come out of something else now. It has to be settled again before awards can be decided.' })
  isOutdated: boolean;

  @Field(() => [ProposedAwardTier], { description: 'The highest first.' })
  tiers: ProposedAwardTier[];
}

@ObjectType({ description: 'The awards of an edition as its organisers and auditors see them.' })
export class AwardsOnDesk {
  competitionId: string;

  @Field(() => AnnouncedAwardRule, { nullable: true, description: 'Null: no awards were announced.' })
  rule: AnnouncedAwardRule | null;
}

@ObjectType({ description: 'Who was given a tier.' })
export class DecidedTier {
  @Field(() => AwardTier)
  tier: AwardTier;

  @Field(() => [AwardedEntry], { description: 'In the order of the ranking; within a tier all are equal. Empty: nobody gets it.' })
  entries: AwardedEntry[];
}

@ObjectType({ description: 'Where a decision departs from what follows from the ranking.' })
export class DecidedDeparture {
  @Field({ description: 'The key of the tier.' })
  tier: string;

  @Field(() => String, { nullable: true, description: 'Null: places of the tier stay empty.' })
  entryNumber: string | null;

  @Field()
  reason: string;
}
