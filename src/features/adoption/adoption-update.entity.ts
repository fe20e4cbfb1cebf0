import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { AdoptionStatus } from '../../domain/adoption.js';
import { Department } from '../accounts/department.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { Entry } from '../entries/entry.entity.js';

/**
 * What organisers recorded of what becomes of a winning work (활용). Written once (trigger): each change is a new version, and the latest
 * one counts. The public list reads these rows and what was published, and nothing else; so the names of the department stand in them.
 */
@Entity()
@Unique(['entryId', 'version'])
@Index(['competitionId', 'entryNumber', 'version'])
@Check('adoption_update_status_check', `status in ('PLANNED', 'IN_PROGRESS', 'ADOPTED', 'PARTLY', 'STOPPED')`)
@Check('adoption_update_due_check', `status not in ('PLANNED', 'IN_PROGRESS') or due_on is not null`)
@Check('adoption_update_outcome_check', `status not in ('ADOPTED', 'PARTLY') or outcome is not null`)
@Check('adoption_update_reason_check', `status <> 'STOPPED' or reason is not null`)
@Check('adoption_update_figure_check', `(figure is null) = (unit is null) and (figure is null or outcome is not null)`)
export class AdoptionUpdate {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Column('text')
  entryNumber: string;

  @Column('int')
  version: number;

  @Column('uuid')
  departmentId: string;

  @ManyToOne(() => Department, { onDelete: 'RESTRICT' })
  @JoinColumn()
  department: Relation<Department>;

  @Column('text')
  departmentKo: string;

  @Column('text')
  departmentEn: string;

  @Column('text')
  plan: string;

  @Column('text')
  status: AdoptionStatus;

  @Column('date', { nullable: true })
  dueOn: string | null;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('numeric', { nullable: true })
  figure: string | null;

  @Column('text', { nullable: true })
  unit: string | null;

  @Column('boolean')
  isPublic: boolean;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Of the hash in the audit trail. */
  @Column('text')
  salt: string;

  @Column('timestamp with time zone', { precision: 3 })
  recordedAt: Date;

  @Column('uuid')
  recordedBy: string;
}
