import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Trainee } from './training-record.entity.js';

/** Whether a trainee is the person of an account, as a training officer decided last; the audit trail has each decision. */
@Entity()
@Index('trainee_match_one_same', ['traineeId'], { unique: true, where: 'is_same' })
@Index('trainee_match_decided_at_idx', ['decidedAt', 'traineeId'])
export class TraineeMatch {
  @PrimaryColumn('uuid')
  traineeId: string;

  @ManyToOne(() => Trainee, { onDelete: 'CASCADE' })
  @JoinColumn()
  trainee: Relation<Trainee>;

  @PrimaryColumn('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @Column('boolean')
  isSame: boolean;

  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  decidedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'decided_by' })
  decidedByAccount: Relation<Account>;
}
