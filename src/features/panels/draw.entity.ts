import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Track } from '../competitions/competition.entity.js';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';

/** How the order of a presentation is drawn: announced first, then drawn. What was announced or drawn never changes (trigger). */
@Entity()
@Index(['stageId'], { unique: true, where: 'voided_at is null' })
@Check('presentation_draw_announced_check', `(seed_hash is null) = (source_ko is not null and source_en is not null)`)
@Check('presentation_draw_drawn_check', `(seed is null) = (drawn_at is null)`)
export class PresentationDraw {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Column('text', { nullable: true })
  seedHash: string | null;

  @Column('text', { nullable: true })
  sourceKo: string | null;

  @Column('text', { nullable: true })
  sourceEn: string | null;

  @Column('timestamp with time zone', { precision: 3 })
  announcedAt: Date;

  @Column('uuid')
  announcedBy: string;

  @Column('text', { nullable: true })
  seed: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  drawnAt: Date | null;

  @Column('uuid', { nullable: true })
  drawnBy: string | null;

  /** When it lost its ground, because those who had advanced did so no more. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  voidedAt: Date | null;
}

/** Whose turn is when: an entry's position among those of its track. Written once (trigger). */
@Entity()
@Unique(['drawId', 'trackId', 'position'])
@Check('presentation_slot_position_check', `position > 0`)
export class PresentationSlot {
  @PrimaryColumn('uuid')
  drawId: string;

  @PrimaryColumn('uuid')
  entryId: string;

  @ManyToOne(() => PresentationDraw, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'draw_id' })
  draw: Relation<PresentationDraw>;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'entry_id' })
  entry: Relation<Entry>;

  @Column('uuid')
  trackId: string;

  @ManyToOne(() => Track, { onDelete: 'RESTRICT' })
  @JoinColumn()
  track: Relation<Track>;

  @Column('int')
  position: number;
}
