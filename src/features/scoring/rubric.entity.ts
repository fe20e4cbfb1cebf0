import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { Stage } from '../competitions/stage.entity.js';

@ObjectType({ description: 'What judges score an entry on in a stage.' })
@Entity()
@Unique(['stageId', 'version'])
export class Rubric {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Field(() => Int)
  @Column('int')
  version: number;
}

@ObjectType({ description: 'What a range of points on a criterion means, in percent of its maximum.' })
export class LevelAnchor {
  @Field()
  nameKo: string;

  @Field()
  nameEn: string;

  @Field(() => Int)
  fromPercent: number;

  @Field(() => Int, { description: 'The range ends below this; the uppermost includes it.' })
  toPercent: number;
}

/** What a criterion says, in a rubric or before there is one. */
@ObjectType({ description: 'A criterion as `writeRubric` takes it, to start from.' })
export class CriterionTemplate {
  @Field({ description: 'Its short name in rules and sheets.' })
  @Column('text')
  key: string;

  @Field()
  @Column('text')
  nameKo: string;

  @Field()
  @Column('text')
  nameEn: string;

  @Field({ description: 'What judges look at, in Korean; empty without any.' })
  @Column('text')
  guidanceKo: string;

  @Field({ description: 'The same in English.' })
  @Column('text')
  guidanceEn: string;

  @Field(() => DecimalScalar)
  @Column('numeric', { precision: 7, scale: 2 })
  maxPoints: string;

  @Field(() => DecimalScalar, { description: 'Marks are whole multiples of this.' })
  @Column('numeric', { precision: 7, scale: 2 })
  step: string;

  @Field(() => Int, { description: 'The share of the total, relative to the other weights.' })
  @Column('int')
  weight: number;

  @Field(() => [LevelAnchor], { description: 'From the worst level to the best.' })
  @Column('jsonb')
  anchors: LevelAnchor[];
}

@ObjectType({ description: 'One thing that is scored (평가항목).' })
@Entity()
@Unique(['rubricId', 'key'])
@Unique(['rubricId', 'ordinal'])
@Check('criterion_points_check', `max_points > 0 and step > 0 and step <= max_points`)
@Check('criterion_weight_check', `weight > 0`)
export class Criterion extends CriterionTemplate {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  rubricId: string;

  @ManyToOne(() => Rubric, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rubric: Relation<Rubric>;

  @Field(() => Int)
  @Column('int')
  ordinal: number;
}
