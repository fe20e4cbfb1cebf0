import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';

/** That an entry takes part in a stage after the first. Results say which do; here panels ask. */
@Entity()
export class AdvancedEntry {
  @PrimaryColumn('uuid')
  stageId: string;

  @PrimaryColumn('uuid')
  entryId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'stage_id' })
  stage: Relation<Stage>;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'entry_id' })
  entry: Relation<Entry>;
}
