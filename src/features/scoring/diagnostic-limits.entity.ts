import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';

/** From where on what judges gave is worth a look, where an edition says something else than usual. */
@Entity()
export class DiagnosticLimits {
  @PrimaryColumn('uuid')
  competitionId: string;

  @OneToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'competition_id' })
  competition: Relation<Competition>;

  /** The domain's DiagnosticLimits as RFC 8785 text. */
  @Column('text')
  limits: string;
}
