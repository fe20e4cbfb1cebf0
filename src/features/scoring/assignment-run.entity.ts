import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { PlanSettingsType } from './assignment-run.type.js';

export enum AssignmentRunState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  INFEASIBLE = 'INFEASIBLE',
  STALE = 'STALE',
  CANCELLED = 'CANCELLED',
  FAILED = 'FAILED',
}
registerEnumType(AssignmentRunState, {
  name: 'AssignmentRunState',
  description:
    'DONE: it is planned, and assigned if it was not a dry run. INFEASIBLE: there is no such plan. STALE: what it was planned for has changed ' +
    'meanwhile, so nothing was assigned. FAILED: the server failed.',
});

/** One plan of who judges what in a stage. What was asked never changes, nor does a run that has ended (triggers). */
@ObjectType({ description: 'One plan of who judges what in a stage: asked for, worked out, and unless it was a dry run assigned.' })
@Entity()
@Index(['stageId'], { unique: true, where: `state in ('QUEUED', 'RUNNING')` })
@Index(['stageId', 'askedAt'])
@Check('assignment_run_state_check', `state in ('QUEUED', 'RUNNING', 'DONE', 'INFEASIBLE', 'STALE', 'CANCELLED', 'FAILED')`)
@Check('assignment_run_ended_check', `(state in ('QUEUED', 'RUNNING')) = (ended_at is null)`)
@Check('assignment_run_progress_check', `progress between 0 and 100`)
export class AssignmentRun {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @Field(() => Stage)
  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Field({ description: 'Nothing is assigned: the answer shows what would be.' })
  @Column('boolean')
  isDryRun: boolean;

  @Field(() => Int, { description: 'Of plans that are equally good it draws one; with the same one the same plan comes out.' })
  @Column('int')
  seed: number;

  @Field(() => PlanSettingsType)
  @Column('jsonb')
  settings: PlanSettingsType;

  @Field(() => AssignmentRunState)
  @Column('text')
  state: AssignmentRunState;

  @Field(() => Int, { description: 'Per cent.' })
  @Column('int', { default: 0 })
  progress: number;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of entries, judges, conflicts and pairs as they were read; how far judges have come is left out. Null: not read yet.',
  })
  @Column('text', { nullable: true })
  inputsHash: string | null;

  /** What became of each panel, as JSON text in ids and numbers. */
  @Column('text', { nullable: true })
  report: string | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  @Column('uuid')
  askedBy: string;

  @Field(() => Date, { nullable: true, description: 'Null: it goes on.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  endedAt: Date | null;
}

/** How many judges an entry is to have in a stage, if not as many as the others. */
@Entity()
@Check('entry_demand_judges_check', `judges between 1 and 50`)
export class EntryDemand {
  @PrimaryColumn('uuid')
  stageId: string;

  @PrimaryColumn('uuid')
  entryId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'stage_id' })
  stage: Relation<Stage>;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'entry_id' })
  entry: Relation<Entry>;

  @Column('int')
  judges: number;

  @Column('text')
  reason: string;

  @Column('timestamp with time zone', { precision: 3 })
  setAt: Date;

  @Column('uuid')
  setBy: string;
}
