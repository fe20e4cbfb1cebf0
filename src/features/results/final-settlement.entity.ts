import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';
import { FinalRule } from '../scoring/final-rule.entity.js';

/** An edition's stages and imported scores worked into its final places, once and for all: a change makes another one (trigger). */
@ObjectType({ description: "An edition's stages, imported scores and penalties worked into its final ranking. It is never changed." })
@Entity()
@Unique(['competitionId', 'ordinal'])
export class FinalSettlement {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field(() => Int)
  @Column('int')
  ordinal: number;

  @Column('uuid')
  ruleId: string;

  @ManyToOne(() => FinalRule, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rule: Relation<FinalRule>;

  /** Everything that the ranking follows from, as RFC 8785 text, and its SHA-256. */
  @Column('text')
  inputs: string;

  @Field({ description: 'SHA-256 of everything that the ranking follows from, as RFC 8785 text.' })
  @Column('text')
  inputsHash: string;

  @Field()
  @Column('text')
  engineVersion: string;

  /** The standings as RFC 8785 text. */
  @Column('text')
  rows: string;

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
