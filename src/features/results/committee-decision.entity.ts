import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Track } from '../competitions/competition.entity.js';
import { Stage } from '../competitions/stage.entity.js';
import { Settlement } from './settlement.entity.js';

/** In which order a committee puts entries of a track that lie close together at its quota. The latest version counts; all stay (trigger). */
@ObjectType({
  description: 'What a committee decided on entries of a track that lie close together at its quota (심의 결정). The latest counts.',
})
@Entity()
@Unique(['stageId', 'trackId', 'version'])
export class CommitteeDecision {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Column('uuid')
  trackId: string;

  @ManyToOne(() => Track, { onDelete: 'RESTRICT' })
  @JoinColumn()
  track: Relation<Track>;

  @Field(() => Int, { description: 'From 1, in the stage and track.' })
  @Column('int')
  version: number;

  /** What the committee looked at. */
  @Column('uuid')
  settlementId: string;

  @ManyToOne(() => Settlement, { onDelete: 'RESTRICT' })
  @JoinColumn()
  settlement: Relation<Settlement>;

  /** `DecidedEntry`s, the best first, as RFC 8785 text. */
  @Column('text')
  entries: string;

  /** Of the hash in the audit trail, which must not tell reasons. */
  @Column('text')
  salt: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  decidedBy: string;
}
