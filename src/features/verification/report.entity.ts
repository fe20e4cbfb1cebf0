import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { VerificationGround } from '../../domain/verification.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Nominee } from './verification.entity.js';

/** What somebody reported of a nominee, without an account. Never changed (trigger), but for the contact, which goes when its time is over. */
@Entity()
@Unique(['referenceHash'])
@Index(['nomineeId', 'receivedAt', 'id'])
@Check('verification_report_ground_check', `ground in ('PLAGIARISM', 'DOUBLE_AWARD', 'FALSE_DATA', 'OTHER')`)
export class VerificationReport {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  nomineeId: string;

  @ManyToOne(() => Nominee, { onDelete: 'RESTRICT' })
  @JoinColumn()
  nominee: Relation<Nominee>;

  @Column('text')
  ground: VerificationGround;

  @Column('text')
  text: string;

  @Column('text', { array: true })
  links: string[];

  /** A mail address for questions; null: none was given, or its time is over. */
  @Column('text', { nullable: true })
  contact: string | null;

  /** SHA-256 of the reference number, which only whoever reported has. */
  @Column('text')
  referenceHash: string;

  /** Of the hash in the audit trail, which must not tell what was reported. */
  @Column('text')
  salt: string;

  @Column('timestamp with time zone', { precision: 3 })
  receivedAt: Date;
}

/** A file that was sent with a report. Written once (trigger). */
@Entity()
@Unique(['reportId', 'ordinal'])
export class ReportEvidence {
  @PrimaryColumn('uuid')
  storedFileId: string;

  @OneToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  storedFile: Relation<StoredFile>;

  @Column('uuid')
  reportId: string;

  @ManyToOne(() => VerificationReport, { onDelete: 'RESTRICT' })
  @JoinColumn()
  report: Relation<VerificationReport>;

  @Column('int')
  ordinal: number;
}
