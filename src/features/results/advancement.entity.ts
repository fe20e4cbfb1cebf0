import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Stage } from '../competitions/stage.entity.js';
import { Settlement } from './settlement.entity.js';

/** Which entries went on from a stage to the next one, and by what. It stays when it is undone (trigger). */
@ObjectType({ description: 'Which entries went on from a stage to the next one (본선 진출 확정). It stays on record when it is undone.' })
@Entity()
@Index(['toStageId'], { unique: true, where: 'undone_at is null' })
export class Advancement {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  fromStageId: string;

  @Field(() => Stage)
  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  fromStage: Relation<Stage>;

  @Column('uuid')
  toStageId: string;

  @Field(() => Stage)
  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  toStage: Relation<Stage>;

  @Column('uuid')
  settlementId: string;

  @ManyToOne(() => Settlement, { onDelete: 'RESTRICT' })
  @JoinColumn()
  settlement: Relation<Settlement>;

  /** The entries that went on, with their places, as RFC 8785 text. */
  @Column('text')
  rows: string;

  /** Where entries shared the last place, and what was decided, as RFC 8785 text. */
  @Column('text')
  ties: string;

  @Field(() => String, { nullable: true, description: 'Why ties were decided as they were; null: nothing had to be decided.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  decidedBy: string;

  @Field(() => Date, { nullable: true, description: 'When it was undone; null: it holds.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  undoneAt: Date | null;

  @Column('uuid', { nullable: true })
  undoneBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was undone; null: it holds.' })
  @Column('text', { nullable: true })
  undoReason: string | null;
}
