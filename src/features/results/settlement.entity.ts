import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { EngineVersion } from '../../domain/engine.js';
import { Stage, StageRule } from '../competitions/stage.entity.js';
import { Rubric } from '../scoring/rubric.entity.js';

/** A stage's marks worked into a ranking, once and for all: a correction makes another one (trigger). */
@ObjectType({ description: "A stage's marks worked into a ranking. It is never changed: a correction makes another one." })
@Entity()
@Unique(['stageId', 'ordinal'])
export class Settlement {
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
  ordinal: number;

  @Column('uuid')
  ruleId: string;

  @ManyToOne(() => StageRule, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rule: Relation<StageRule>;

  @Column('uuid')
  rubricId: string;

  @ManyToOne(() => Rubric, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rubric: Relation<Rubric>;

  /** Everything that the ranking follows from, as RFC 8785 text, and its SHA-256. */
  @Column('text')
  inputs: string;

  @Field({ description: 'SHA-256 of everything that the ranking follows from, as RFC 8785 text.' })
  @Column('text')
  inputsHash: string;

  @Field(() => String)
  @Column('text')
  engineVersion: EngineVersion;

  /** The standings as RFC 8785 text. */
  @Column('text')
  rows: string;

  /** What the standings of each track follow from (guards, model, judges) as RFC 8785 text; null: engines 1 and 2 did not keep it. */
  @Column('text', { nullable: true })
  summary: string | null;

  @Field({ description: 'The place in the audit trail up to which it was sealed then.' })
  @Column('bigint')
  auditSeq: string;

  @Field()
  @Column('text')
  auditHash: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  settledAt: Date;

  @Column('uuid')
  settledBy: string;
}
