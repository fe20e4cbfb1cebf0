import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { Passage } from '../../domain/similarity/passages.js';
import { Competition } from '../competitions/competition.entity.js';
import { EntryVersion } from './entry.entity.js';

/** When the reports of an edition were last compared, and how many there were. */
@ObjectType({
  description: 'The last comparison of the reports (분석보고서) of an edition with each other and with those of earlier editions.',
})
@Entity()
export class ReportComparison {
  @PrimaryColumn('uuid')
  competitionId: string;

  @OneToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  comparedAt: Date;

  @Field(() => Int, { description: 'Of this edition, that were compared.' })
  @Column('int')
  reports: number;

  @Field(() => Int, { description: 'Of earlier editions, that they were compared with.' })
  @Column('int')
  earlierReports: number;

  @Field(() => Int, { description: 'Of this edition, of which no text could be read or was read yet: nothing is known of them.' })
  @Column('int')
  unreadReports: number;
}

/** Two reports with passages in common, by the last comparison. What the passages say stands in the files' texts and goes with them. */
@ObjectType({
  description: 'Two reports with passages in common. That says nothing of who wrote them first, or whether they may be alike.',
})
@Entity()
@Unique(['competitionId', 'rank'])
export class SimilarReports {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  /** From 1: the largest share first. */
  @Column('int')
  rank: number;

  /** Of the edition that was compared. */
  @Column('uuid')
  leftVersionId: string;

  @ManyToOne(() => EntryVersion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  leftVersion: Relation<EntryVersion>;

  /** Of the same edition, or of an earlier one. */
  @Column('uuid')
  rightVersionId: string;

  @ManyToOne(() => EntryVersion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rightVersion: Relation<EntryVersion>;

  @Field(() => Float, { description: 'How much of the left report stands in the right one too, 0 to 1.' })
  @Column('double precision')
  leftShare: number;

  @Field(() => Float, { description: 'How much of the right report stands in the left one too, 0 to 1.' })
  @Column('double precision')
  rightShare: number;

  /** Places in the texts of both reports (`reportText`), in UTF-16 units. */
  @Column('jsonb')
  passages: Passage[];
}
