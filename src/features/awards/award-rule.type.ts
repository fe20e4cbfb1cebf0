import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import type { AwardRule as Rule, AwardTier as Tier, NamedGround } from '../../domain/award-rule.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';

const AwardTie = { DELIBERATE: 'DELIBERATE', EXPAND: 'EXPAND' } as const satisfies { [W in Tier['onTie']]: W };
registerEnumType(AwardTie, {
  name: 'AwardTie',
  description:
    'What happens when entries that nothing splits straddle the end of a quota. DELIBERATE: people decide. EXPAND: all of them get it, and the tiers below have as many places less.',
});

const AwardRemoval = { MOVE_UP: 'MOVE_UP', LEAVE_EMPTY: 'LEAVE_EMPTY' } as const satisfies { [W in Rule['onRemoval']]: W };
registerEnumType(AwardRemoval, {
  name: 'AwardRemoval',
  description: 'What becomes of the award of a nominee that is removed. MOVE_UP: the next entry gets it. LEAVE_EMPTY: nobody does.',
});

@ObjectType({ description: 'An award of which several can be given (시상 등급).' })
@InputType('AwardTierInput', { description: 'An award of which several can be given (시상 등급).' })
export class AwardTier implements Tier {
  @Field({ description: 'A short name for rules and files: a small letter, then letters and digits.' })
  @IsString()
  @MaxLength(100)
  key: string;

  @Field()
  @IsString()
  nameKo: string;

  @Field()
  @IsString()
  nameEn: string;

  @Field(() => Int, { description: 'How many entries get it, at most.' })
  @IsInt()
  quota: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least final score that it is given for (과락); null: none.' })
  @IsOptional()
  @IsString()
  floor: string | null;

  @Field(() => Int, { nullable: true, description: 'The ordinal of the track whose entries it is for; null: all tracks together.' })
  @IsOptional()
  @IsInt()
  track: number | null;

  @Field(() => AwardTie)
  @IsIn(Object.values(AwardTie))
  onTie: Tier['onTie'];
}

@ObjectType({ description: 'On what a team may appeal (이의신청 사유).' })
@InputType('AppealGroundInput', { description: 'On what a team may appeal (이의신청 사유).' })
export class AppealGround implements NamedGround {
  @Field()
  @IsString()
  @MaxLength(100)
  key: string;

  @Field()
  @IsString()
  nameKo: string;

  @Field()
  @IsString()
  nameEn: string;
}

@ObjectType({ description: 'Until when after publication a team may appeal, and on what.' })
@InputType('AppealTermsInput', { description: 'Until when after publication a team may appeal, and on what.' })
export class AppealTerms {
  @Field(() => Int, { description: '0: there are no appeals.' })
  @IsInt()
  days: number;

  @Field(() => [AppealGround])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AppealGround)
  grounds: AppealGround[];
}

@ObjectType({ isAbstract: true })
@InputType('AwardRuleInput', { description: 'What awards are to be given, and what comes after them.' })
export class AwardRuleWords implements Rule {
  @Field(() => [AwardTier], { description: 'The highest first: an entry gets the first one that it reaches.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AwardTier)
  tiers: AwardTier[];

  @Field(() => AwardRemoval)
  @IsIn(Object.values(AwardRemoval))
  onRemoval: Rule['onRemoval'];

  @Field(() => Int, { description: 'For how many days nominees are public before results are (공개검증); 0: not at all.' })
  @IsInt()
  verificationDays: number;

  @Field(() => AppealTerms)
  @ValidateNested()
  @Type(() => AppealTerms)
  appeals: AppealTerms;

  @Field(() => Int, { description: 'For how many years after publication an award can be revoked (수상 취소).' })
  @IsInt()
  revocationYears: number;

  @Field({ description: 'Whether anybody may have the settlement bundle without personal data.' })
  @IsBoolean()
  isBundlePublic: boolean;
}

@ObjectType('AwardRule', {
  description: 'The awards of an edition as announced, and what comes after them. A change is a new version.',
})
export class AnnouncedAwardRule extends AwardRuleWords {
  @Field(() => Int)
  version: number;

  @Field()
  announcedAt: Date;
}

@InputType({ description: 'What awards are to be given in an edition.' })
export class AnnounceAwardRuleInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => AwardRuleWords)
  @ValidateNested()
  @Type(() => AwardRuleWords)
  rule: AwardRuleWords;
}
