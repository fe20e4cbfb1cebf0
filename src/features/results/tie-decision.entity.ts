import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';

/** In which order entries stand that share a place in the final, as people decided. A later one on the same entries counts; all stay (trigger). */
@ObjectType('FinalTieDecision', {
  description: 'In which order entries of the final stand that shared a place (동점 결정). A later decision on the same entries counts.',
})
@Entity()
@Index(['competitionId', 'decidedAt'])
export class TieDecision {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  /** Ids, the best first, as RFC 8785 text. */
  @Column('text')
  entries: string;

  @Field()
  @Column('text')
  reason: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  decidedBy: string;
}
