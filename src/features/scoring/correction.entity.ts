import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { CorrectionState } from '../../domain/permission/correction.js';
import { Sheet } from './sheet.entity.js';

/** A judge's request to correct a sheet after judging is over (채점 정정). What was asked stays as it is, and so does a decision (trigger). */
@Entity()
@Index('sheet_correction_one_pending', ['sheetId'], { unique: true, where: `state = 'PENDING'` })
@Check('sheet_correction_state_check', `state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')`)
@Check('sheet_correction_decided_check', `(state = 'PENDING') = (decided_at is null)`)
@Check('sheet_correction_reasoned_check', `(state in ('APPROVED', 'REJECTED')) = (decision_reason is not null)`)
export class SheetCorrection {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  sheetId: string;

  @ManyToOne(() => Sheet, { onDelete: 'RESTRICT' })
  @JoinColumn()
  sheet: Relation<Sheet>;

  @Column('text')
  state: CorrectionState;

  /** The sheet's content as it stood, and as it is to be: RFC 8785 text as in its revisions. */
  @Column('text')
  before: string;

  @Column('text')
  after: string;

  @Column('text')
  reason: string;

  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  /** Whoever decided, or the judge who took it back. */
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decisionReason: string | null;
}
