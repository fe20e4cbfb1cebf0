import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { PublishedStanding } from './publication.entity.js';

/** A winner's report beside its standing, as judges saw it. Written once (trigger), but for its redaction. */
@Entity()
@Unique(['standingId'])
@Check('published_report_members_check', `cardinality(member_ids) > 0`)
export class PublishedReport {
  /** Random: it stands in the address. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  standingId: string;

  @ManyToOne(() => PublishedStanding, { onDelete: 'RESTRICT' })
  @JoinColumn()
  standing: Relation<PublishedStanding>;

  /** By the entry number: what the team called it is not told. */
  @Column('text')
  name: string;

  @Column('text')
  mediaType: string;

  @Column('bigint')
  size: string;

  @Column('text')
  sha256: string;

  /** The copy that was made for judges. */
  @Index()
  @Column('uuid')
  storedFileId: string;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  storedFile: Relation<StoredFile>;

  /** On whose consent it rests, all of them; never told. */
  @Column('uuid', { array: true })
  memberIds: string[];

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  redactedAt: Date | null;
}
