import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type TieRule, tieRules } from '../../domain/advance.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Track } from './competition.entity.js';
import { Stage } from './stage.entity.js';

export const TieRuleEnum = enumOf(tieRules);
registerEnumType(TieRuleEnum, {
  name: 'TieRule',
  description:
    'What was announced for entries that share the last place that advances (동점 처리): all go on, none does, or who submitted earlier.',
});

/** How many entries of a track go on from a stage. Where there is none, all go on. */
@ObjectType({ description: 'How many entries of a track go on to the next stage (진출 정원).' })
@Entity()
@Check('advance_quota_quota_check', `quota > 0`)
@Check('advance_quota_tie_rule_check', `tie_rule in ('TAKE_ALL', 'TAKE_NONE', 'EARLIER_SUBMISSION')`)
export class AdvanceQuota {
  @PrimaryColumn('uuid')
  stageId: string;

  @PrimaryColumn('uuid')
  trackId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'stage_id' })
  stage: Relation<Stage>;

  @Field(() => Track)
  @ManyToOne(() => Track, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'track_id' })
  track: Relation<Track>;

  @Field(() => Int)
  @Column('int')
  quota: number;

  @Field(() => TieRuleEnum, { nullable: true, description: 'Null: nothing was announced, and organisers decide.' })
  @Column('text', { nullable: true })
  tieRule: TieRule | null;
}
