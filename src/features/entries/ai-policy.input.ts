import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsEnum, IsString, IsUUID } from 'class-validator';
import type { AiRule, AiStage } from '../../domain/generative-ai.js';
import { AiRuleEnum, AiStageEnum } from '../competitions/ai-policy.type.js';

@InputType({ description: 'What an edition lets teams use generative AI for, and why it says so.' })
export class SetAiPolicyInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => AiRuleEnum)
  @IsEnum(AiRuleEnum)
  rule: AiRule;

  @Field(() => [AiStageEnum], { defaultValue: [], description: 'For what it may be used where it is limited; else none.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsEnum(AiStageEnum, { each: true })
  stages: AiStage[];

  @Field({ description: 'Why: 5 to 500 characters, kept on record.' })
  @IsString()
  reason: string;
}
