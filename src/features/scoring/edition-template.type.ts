import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AiPolicy } from '../competitions/ai-policy.type.js';
import { ConflictReachEnum } from '../competitions/competition.entity.js';
import { StageKind } from '../competitions/stage.entity.js';
import type { ConflictReach } from '../../domain/conflict.js';
import { FinalRuleWords } from './final-rule.type.js';
import { CriterionTemplate } from './rubric.entity.js';

@ObjectType({ description: 'A track that an edition of this kind starts with.' })
export class TrackTemplate {
  @Field()
  shortName: string;

  @Field()
  nameKo: string;

  @Field()
  nameEn: string;
}

@ObjectType({ description: 'A round of judging that an edition of this kind starts with, its rubric included.' })
export class StageTemplate {
  @Field(() => StageKind)
  kind: StageKind;

  @Field()
  nameKo: string;

  @Field()
  nameEn: string;

  @Field()
  isBlind: boolean;

  @Field(() => Int)
  judgesPerEntry: number;

  @Field(() => [CriterionTemplate])
  criteria: CriterionTemplate[];
}

@ObjectType({ description: 'How the stages of an edition of this kind become its final places.' })
export class FinalRuleTemplate extends FinalRuleWords {}

@ObjectType('CompetitionTemplate', { description: 'What an edition may start from. Everything in it can be changed afterwards.' })
export class EditionTemplate {
  @Field(() => ID)
  key: string;

  @Field()
  titleKo: string;

  @Field()
  titleEn: string;

  @Field({ description: 'When to take it, in Korean.' })
  aboutKo: string;

  @Field({ description: 'The same in English.' })
  aboutEn: string;

  @Field(() => Int)
  minMembers: number;

  @Field(() => Int)
  maxMembers: number;

  @Field(() => ConflictReachEnum)
  conflictReach: ConflictReach;

  @Field(() => AiPolicy)
  aiPolicy: AiPolicy;

  @Field(() => [TrackTemplate])
  tracks: TrackTemplate[];

  @Field(() => [StageTemplate])
  stages: StageTemplate[];

  @Field(() => FinalRuleTemplate, { nullable: true, description: 'How the stages become final places; null: the last stage decides.' })
  finalRule: FinalRuleTemplate | null;
}
