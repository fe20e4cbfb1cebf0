import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { AiRule, AiStage } from '../../domain/generative-ai.js';
import { AiRuleEnum, AiStageEnum } from './ai-policy.type.js';
import { Competition } from './competition.entity.js';

/** That the policy on generative AI was set, to what, and why. Never changed itself (trigger). */
@ObjectType({ description: 'That the policy on generative AI was set, for organisers and auditors.' })
@Entity()
export class AiPolicyChange {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field(() => AiRuleEnum)
  @Column('text')
  rule: AiRule;

  @Field(() => [AiStageEnum])
  @Column('text', { array: true })
  stages: AiStage[];

  @Field()
  @Column('text')
  reason: string;

  @Column('uuid')
  changedBy: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  changedAt: Date;
}
