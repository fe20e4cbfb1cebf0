import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';

/** That a team did not come to a presentation. One that was taken back stays on record; nothing else of it changes (trigger). */
@ObjectType({ description: 'That a team did not come to a presentation (불참): its entry is not ranked there.' })
@Entity()
@Index('absence_one_standing', ['stageId', 'entryId'], { unique: true, where: 'undone_at is null' })
@Check('absence_undone_check', `(undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null)`)
export class Absence {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Index()
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field()
  @Column('text')
  reason: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  recordedAt: Date;

  @Column('uuid')
  recordedBy: string;

  @Field(() => Date, { nullable: true, description: 'When it was taken back; null: it stands.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  undoneAt: Date | null;

  @Column('uuid', { nullable: true })
  undoneBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back; null: it stands.' })
  @Column('text', { nullable: true })
  undoReason: string | null;
}
