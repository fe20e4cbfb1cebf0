import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';

/** The awards of an edition as announced. A change is a new version; none is ever edited (trigger). */
@Entity()
@Unique(['competitionId', 'version'])
export class AwardRule {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('int')
  version: number;

  /** The domain's AwardRule as RFC 8785 text. */
  @Column('text')
  rule: string;

  @Column('timestamp with time zone', { precision: 3 })
  announcedAt: Date;

  @Column('uuid')
  announcedBy: string;
}
