import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { Judge } from '../panels/panel.entity.js';

/** A sheet that a stage was closed without, and why. Rows are only added (trigger). */
@Entity()
@Unique(['stageId', 'entryId', 'judgeId'])
export class ClosingException {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  /** Null: a seat that nobody had taken. */
  @Column('uuid', { nullable: true })
  judgeId: string | null;

  @ManyToOne(() => Judge, { onDelete: 'RESTRICT' })
  @JoinColumn()
  judge: Relation<Judge> | null;

  @Column('text')
  reason: string;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;

  @Column('uuid')
  by: string;
}
