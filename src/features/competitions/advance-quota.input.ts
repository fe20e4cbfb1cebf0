import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { type TieRule, tieRules } from '../../domain/advance.js';
import { TieRuleEnum } from './advance-quota.entity.js';

@InputType({ description: 'How many entries of a track go on to the next stage.' })
class AdvanceQuotaInput {
  @Field(() => ID)
  @IsUUID()
  track: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(100_000)
  quota: number;

  @Field(() => TieRuleEnum, { nullable: true, description: 'For entries that share the last place; without it, organisers decide.' })
  @IsOptional()
  @IsIn(tieRules)
  tieRule?: TieRule | null;
}

@InputType({ description: 'How many entries of each track go on from a stage, whole: of a track that is left out, all go on.' })
export class SetAdvanceQuotasInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => [AdvanceQuotaInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AdvanceQuotaInput)
  quotas: AdvanceQuotaInput[];
}
