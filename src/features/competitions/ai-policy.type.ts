import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type AiPolicy as Policy, type AiRule, aiRules, type AiStage, aiStages } from '../../domain/generative-ai.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import type { Competition } from './competition.entity.js';

export const AiStageEnum = enumOf(aiStages);
registerEnumType(AiStageEnum, { name: 'AiStage', description: 'What generative AI helped with.' });

export const AiRuleEnum = enumOf(aiRules);
registerEnumType(AiRuleEnum, {
  name: 'AiRule',
  description: 'ALLOWED: for whatever is declared. LIMITED: for some stages of the work. FORBIDDEN: for nothing.',
});

@ObjectType({ description: 'What an edition lets teams use generative AI for. They declare it in any case.' })
export class AiPolicy implements Policy {
  @Field(() => AiRuleEnum)
  rule: AiRule;

  @Field(() => [AiStageEnum], { description: 'For what it may be used where it is limited; else empty.' })
  stages: readonly AiStage[];
}

export const aiPolicyOf = ({ aiRule, aiStages: stages }: Pick<Competition, 'aiRule' | 'aiStages'>): AiPolicy => ({ rule: aiRule, stages });
