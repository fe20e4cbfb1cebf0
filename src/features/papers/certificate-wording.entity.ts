import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';

/** What certificates of an edition say. A change is a new version; none is ever edited (trigger). */
@Entity('certificate_wording')
@Unique(['competitionId', 'version'])
export class CertificateWordingVersion {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('int')
  version: number;

  /** The domain's CertificateWording as RFC 8785 text. */
  @Column('text')
  wording: string;

  @Column('timestamp with time zone', { precision: 3 })
  setAt: Date;

  @Column('uuid')
  setBy: string;
}
