import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import type { FinalLink, FinalPart as Part, FinalRule as Rule, PenaltyGround as Ground } from '../../domain/final-rule.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { Ranking, Rounding } from './stage-rule.type.js';

type Word = FinalLink['link'];

const FinalPartKind = { WEIGHTED: 'WEIGHTED', BONUS: 'BONUS' } as const satisfies { [W in Part['kind']]: W };
registerEnumType(FinalPartKind, {
  name: 'FinalPartKind',
  description: 'WEIGHTED: a share of the score, such as 국민심사. BONUS: points that are added after averaging (가점).',
});

const FinalTieBreak = {
  CRITERION: 'CRITERION',
  PLAIN_MEAN: 'PLAIN_MEAN',
  MEDIAN: 'MEDIAN',
  STAGE: 'STAGE',
  PART: 'PART',
  EARLIER_SUBMISSION: 'EARLIER_SUBMISSION',
  DECISION: 'DECISION',
} as const satisfies { [W in Word]: W };
registerEnumType(FinalTieBreak, {
  name: 'FinalTieBreak',
  description: 'What is asked when final scores are equal (동점자 처리). DECISION: people decide, with a reason; it comes last.',
});

@ObjectType({ description: 'A stage that counts in the final.' })
@InputType('FinalStageInput', { description: 'A stage that counts in the final.' })
export class FinalStage {
  @Field(() => Int, { description: 'Its ordinal.' })
  @IsInt()
  stage: number;

  @Field(() => DecimalScalar, { description: 'In percent.' })
  @IsString()
  weight: string;
}

@ObjectType({ description: 'Scores that do not come from the judges, such as 국민심사 or 가점: points on a scale of their own.' })
@InputType('FinalPartInput', {
  description: 'Scores that do not come from the judges, such as 국민심사 or 가점: points on a scale of their own.',
})
export class FinalPart implements Part {
  @Field({ description: 'A short name for rules and files: a small letter, then letters and digits.' })
  @IsString()
  key: string;

  @Field()
  @IsString()
  nameKo: string;

  @Field()
  @IsString()
  nameEn: string;

  @Field(() => FinalPartKind)
  @IsIn(Object.values(FinalPartKind))
  kind: Part['kind'];

  @Field(() => DecimalScalar, { description: 'The most that an entry can have.' })
  @IsString()
  maxPoints: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'In percent; null for a bonus.' })
  @IsOptional()
  @IsString()
  weight: string | null;
}

@ObjectType({ description: 'What points are taken off for, after averaging (감점 사유).' })
@InputType('PenaltyGroundInput', { description: 'What points are taken off for, after averaging (감점 사유).' })
export class PenaltyGround implements Ground {
  @Field()
  @IsString()
  key: string;

  @Field()
  @IsString()
  nameKo: string;

  @Field()
  @IsString()
  nameEn: string;

  @Field(() => DecimalScalar, { description: 'The most that is taken off at once.' })
  @IsString()
  maxPoints: string;
}

@ObjectType({ description: 'A step of the tie-break chain of a final.' })
@InputType('FinalTieBreakLinkInput', { description: 'A step of the tie-break chain of a final.' })
export class FinalTieBreakLink implements FinalLink {
  @Field(() => FinalTieBreak)
  @IsIn(Object.values(FinalTieBreak))
  link: Word;

  @Field(() => Int, {
    nullable: true,
    description: 'The ordinal of the stage, for CRITERION, PLAIN_MEAN, MEDIAN and STAGE; null otherwise.',
  })
  @IsOptional()
  @IsInt()
  stage: number | null;

  @Field(() => String, { nullable: true, description: 'The key of the criterion or the part, for CRITERION and PART; null otherwise.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  key: string | null;
}

@ObjectType({ isAbstract: true })
@InputType('FinalRuleInput', { description: 'How stages and imported scores are to become final places.' })
export class FinalRuleWords implements Rule {
  @Field(() => [FinalStage], { description: 'The last stage is one of them. Their weights and those of weighted parts add up to 100.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FinalStage)
  stages: FinalStage[];

  @Field(() => [FinalPart], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FinalPart)
  parts: FinalPart[];

  @Field(() => [PenaltyGround], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PenaltyGround)
  penalties: PenaltyGround[];

  @Field(() => Int, { description: 'Of the published score, which also orders the entries.' })
  @IsInt()
  decimals: number;

  @Field(() => Rounding)
  @IsIn(Object.values(Rounding))
  rounding: Rule['rounding'];

  @Field(() => Ranking)
  @IsIn(Object.values(Ranking))
  ranking: Rule['ranking'];

  @Field(() => [FinalTieBreakLink], { defaultValue: [], description: 'Asked in this order; what no step splits shares its place.' })
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => FinalTieBreakLink)
  tieBreak: FinalTieBreakLink[];
}

@ObjectType('FinalRule', { description: 'How the final places of an edition are worked out, as announced. A change is a new version.' })
export class AnnouncedFinalRule extends FinalRuleWords {
  @Field(() => Int)
  version: number;

  @Field()
  announcedAt: Date;
}

@InputType({ description: 'By which rule the final places of an edition are to be worked out.' })
export class AnnounceFinalRuleInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => FinalRuleWords)
  @ValidateNested()
  @Type(() => FinalRuleWords)
  rule: FinalRuleWords;
}
