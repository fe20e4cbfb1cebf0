import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsString, IsUUID, ValidateNested } from 'class-validator';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { StageRuleWords } from './stage-rule.type.js';

@InputType({ description: 'What a range of points on a criterion means, in percent of its maximum.' })
export class LevelAnchorInput {
  @Field()
  @IsString()
  nameKo: string;

  @Field()
  @IsString()
  nameEn: string;

  @Field(() => Int)
  @IsInt()
  fromPercent: number;

  @Field(() => Int)
  @IsInt()
  toPercent: number;
}

@InputType({ description: 'One thing that is to be scored (평가항목).' })
export class CriterionInput {
  @Field({ description: 'A short name for rules and sheets: a small letter, then letters and digits.' })
  @IsString()
  key: string;

  @Field()
  @IsString()
  nameKo: string;

  @Field()
  @IsString()
  nameEn: string;

  @Field({ defaultValue: '' })
  @IsString()
  guidanceKo: string;

  @Field({ defaultValue: '' })
  @IsString()
  guidanceEn: string;

  @Field(() => DecimalScalar)
  @IsString()
  maxPoints: string;

  @Field(() => DecimalScalar, { description: 'Marks are whole multiples of this.' })
  @IsString()
  step: string;

  @Field(() => Int, { description: 'The share of the total, relative to the other weights.' })
  @IsInt()
  weight: number;

  @Field(() => [LevelAnchorInput], { description: 'From the worst level, which begins at 0 percent, to the best, which ends at 100.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LevelAnchorInput)
  anchors: LevelAnchorInput[];
}

@InputType({ description: 'What is scored in a stage, in this order.' })
export class WriteRubricInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => [CriterionInput])
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CriterionInput)
  criteria: CriterionInput[];
}

@InputType({ description: 'By which rule a stage is to be settled.' })
export class AnnounceStageRuleInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => StageRuleWords)
  @ValidateNested()
  @Type(() => StageRuleWords)
  rule: StageRuleWords;
}
