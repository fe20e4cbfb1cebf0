import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { PublishedStanding } from './publication.entity.js';

/** What a judge wrote about a winner, beside its standing, and nothing of who wrote it. Written once (trigger), but for its redaction. */
@Entity()
@Unique(['standingId', 'ordinal'])
@Check('published_comment_criterion_check', `(criterion_ko is null) = (criterion_en is null)`)
@Check('published_comment_redacted_check', `(text is null) = (redacted_at is not null)`)
export class PublishedComment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  standingId: string;

  @ManyToOne(() => PublishedStanding, { onDelete: 'RESTRICT' })
  @JoinColumn()
  standing: Relation<PublishedStanding>;

  /** By stage, criterion and words: it tells nothing that these do not. */
  @Column('int')
  ordinal: number;

  @Column('text')
  stageKo: string;

  @Column('text')
  stageEn: string;

  /** Null: on the entry as a whole. */
  @Column('text', { nullable: true })
  criterionKo: string | null;

  @Column('text', { nullable: true })
  criterionEn: string | null;

  /** Null: redacted. */
  @Column('text', { nullable: true })
  text: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  redactedAt: Date | null;
}
