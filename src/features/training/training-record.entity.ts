import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { type TrainingStatus, trainingStatuses } from '../../domain/training-record.js';
import { Account } from '../accounts/account.entity.js';
import { Department } from '../accounts/department.entity.js';
import { CourseSession } from './programme.entity.js';

/** Somebody who took a course, known by agency and employee number. People are trained before they have accounts. */
@Entity()
@Unique(['agencyId', 'employeeNumber'])
@Index('trainee_email_idx', ['email'], { where: 'account_id is null' })
export class Trainee {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  agencyId: string;

  @ManyToOne(() => Department, { onDelete: 'RESTRICT' })
  @JoinColumn()
  agency: Relation<Department>;

  @Column('text')
  employeeNumber: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  email: string | null;

  /** Set by somebody who knows, where agency and number do not tell. */
  @Index()
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @ManyToOne(() => Account, { onDelete: 'SET NULL' })
  @JoinColumn()
  account: Relation<Account> | null;
}

/** A file of training records that was taken in. The same file twice changes nothing. */
@ObjectType({ description: 'A file of training records that was taken in.' })
@Entity()
@Unique(['fileSha256'])
export class TrainingImport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'SHA-256 of the file, in hexadecimal digits.' })
  @Column('text')
  fileSha256: string;

  @Field(() => Int, { description: 'Records that were new.' })
  @Column('int')
  added: number;

  @Field(() => Int, { description: 'Records that replaced one that said something else.' })
  @Column('int')
  corrected: number;

  @Field(() => Int, { description: 'Rows that said what was on record already.' })
  @Column('int')
  unchanged: number;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  importedAt: Date;

  @Field(() => ID, { nullable: true, description: 'The account that did it; null: the command line.' })
  @Column('uuid', { nullable: true })
  importedBy: string | null;
}

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** What one trainee did in one course session, as told by a file. A correction is a new row that points at the old one. */
@Entity()
@Check('training_record_status_check', `status in (${listed(Object.values(trainingStatuses))})`)
@Check('training_record_hours_check', `hours_attended >= 0 and hours_planned >= 0`)
@Check('training_record_completed_check', `status <> 'COMPLETED' or completed_on is not null`)
@Index(['traineeId', 'courseSessionId'], { unique: true, where: 'corrects_id is null' })
export class TrainingRecord {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  traineeId: string;

  @ManyToOne(() => Trainee, { onDelete: 'RESTRICT' })
  @JoinColumn()
  trainee: Relation<Trainee>;

  @Index()
  @Column('uuid')
  courseSessionId: string;

  @ManyToOne(() => CourseSession, { onDelete: 'RESTRICT' })
  @JoinColumn()
  courseSession: Relation<CourseSession>;

  /** Name, department and grade at the time. */
  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  department: string | null;

  @Column('text', { nullable: true })
  grade: string | null;

  @Column('text')
  status: TrainingStatus;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  hoursAttended: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  hoursPlanned: string | null;

  @Column('date', { nullable: true })
  completedOn: string | null;

  @Column('text', { nullable: true })
  certificateNumber: string | null;

  @Column('uuid')
  importId: string;

  @ManyToOne(() => TrainingImport, { onDelete: 'RESTRICT' })
  @JoinColumn()
  import: Relation<TrainingImport>;

  @Column('int')
  line: number;

  @Column('uuid', { nullable: true })
  correctsId: string | null;

  @OneToOne(() => TrainingRecord, { onDelete: 'RESTRICT' })
  @JoinColumn()
  corrects: Relation<TrainingRecord> | null;
}
