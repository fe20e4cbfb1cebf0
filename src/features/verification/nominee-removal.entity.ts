import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { VerificationFinding } from './finding.entity.js';
import { Nominee } from './verification.entity.js';

/** That a nominee is none any more. Written once (trigger). */
@Entity()
export class NomineeRemoval {
  @PrimaryColumn('uuid')
  nomineeId: string;

  @OneToOne(() => Nominee, { onDelete: 'RESTRICT' })
  @JoinColumn()
  nominee: Relation<Nominee>;

  /** What it was removed by; null: the ranking or the decision on awards has changed. */
  @Column('uuid', { nullable: true })
  findingId: string | null;

  @ManyToOne(() => VerificationFinding, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn()
  finding: Relation<VerificationFinding> | null;

  @Column('timestamp with time zone', { precision: 3 })
  removedAt: Date;
}
