import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { Assignment } from '../panels/panel.entity.js';
import { Criterion, Rubric } from './rubric.entity.js';

export enum SheetState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
}
registerEnumType(SheetState, { name: 'SheetState', description: 'A sheet counts once it is submitted (채점 확정).' });

/** One judge's marks for one entry in one stage. */
@ObjectType({ description: 'Your marks for one entry (채점표).' })
@Entity()
@Check('sheet_state_check', `state in ('DRAFT', 'SUBMITTED')`)
@Check('sheet_submitted_check', `(state = 'SUBMITTED') = (submitted_at is not null)`)
export class Sheet {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  assignmentId: string;

  @OneToOne(() => Assignment, { onDelete: 'RESTRICT' })
  @JoinColumn()
  assignment: Relation<Assignment>;

  @Column('uuid')
  rubricId: string;

  @ManyToOne(() => Rubric, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rubric: Relation<Rubric>;

  @Field(() => Int, { description: 'Counts every change. Whoever saves says which revision the save builds on.' })
  @Column('int')
  revision: number;

  @Field(() => SheetState)
  @Column('text')
  state: SheetState;

  @Field({ description: 'On the entry as a whole; empty without one.' })
  @Column('text', { default: '' })
  comment: string;

  @Field(() => Date, { nullable: true, description: 'Null while it is a draft.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  submittedAt: Date | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  updatedAt: Date;

  /** Hides the marks in the audit trail's hashes: without it, trying all marks would find them. */
  @Column('text')
  salt: string;
}

/** Points on one criterion. Null points: only a comment so far. That they lie in range and on the step, a trigger keeps. */
@ObjectType({ description: 'Points on one criterion of a sheet.' })
@Entity()
@Unique(['sheetId', 'criterionId'])
export class Mark {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  sheetId: string;

  @ManyToOne(() => Sheet, { onDelete: 'CASCADE' })
  @JoinColumn()
  sheet: Relation<Sheet>;

  @Column('uuid')
  criterionId: string;

  @ManyToOne(() => Criterion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  criterion: Relation<Criterion>;

  @Field(() => DecimalScalar, { nullable: true, description: 'Null: only a comment so far.' })
  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  points: string | null;

  @Field({ description: 'Empty without one.' })
  @Column('text', { default: '' })
  comment: string;
}

/** A sheet as it was when it was submitted, reopened or corrected. Rows are only added (trigger). */
@Entity()
@Unique(['sheetId', 'revision'])
@Check('sheet_revision_event_check', `event in ('SUBMITTED', 'REOPENED', 'CORRECTED')`)
export class SheetRevision {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  sheetId: string;

  @ManyToOne(() => Sheet, { onDelete: 'RESTRICT' })
  @JoinColumn()
  sheet: Relation<Sheet>;

  @Column('int')
  revision: number;

  @Column('text')
  event: 'SUBMITTED' | 'REOPENED' | 'CORRECTED';

  /** RFC 8785 text of comment and marks by criterion key. */
  @Column('text')
  content: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;
}
