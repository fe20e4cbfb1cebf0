import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Competition } from './competition.entity.js';

export enum StageKind {
  PAPER = 'PAPER',
  PRESENTATION = 'PRESENTATION',
}
registerEnumType(StageKind, { name: 'StageKind', description: 'Paper review (서면심사) or presentation (발표심사).' });

export enum StageState {
  DRAFT = 'DRAFT',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  SETTLED = 'SETTLED',
}
registerEnumType(StageState, { name: 'StageState', description: 'How far judging has come. People move it; dates only remind.' });

@ObjectType({ description: 'A round of judging.' })
@Entity()
@Unique(['competitionId', 'ordinal'])
@Check('stage_kind_check', `kind in ('PAPER', 'PRESENTATION')`)
@Check('stage_state_check', `state in ('DRAFT', 'OPEN', 'CLOSED', 'SETTLED')`)
@Check('stage_slides_due_at_check', `slides_due_at is null or kind = 'PRESENTATION'`)
@Check('stage_judges_per_entry_check', `judges_per_entry between 1 and 50`)
export class Stage {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field(() => Int)
  @Column('int')
  ordinal: number;

  @Field(() => StageKind)
  @Column('text')
  kind: StageKind;

  @Field()
  @Column('text')
  nameKo: string;

  @Field()
  @Column('text')
  nameEn: string;

  @Field({ description: 'Judges see codes instead of teams.' })
  @Column('boolean', { default: true })
  isBlind: boolean;

  @Field(() => Int)
  @Column('int')
  judgesPerEntry: number;

  @Field(() => Date, { nullable: true, description: 'When judges are asked to be done: a reminder, no deadline. Null: none was set.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  dueAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The last second in which teams hand in slides for the presentation; null: none are asked for.',
  })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  slidesDueAt: Date | null;

  @Field(() => StageState)
  @Column('text', { default: 'DRAFT' })
  state: StageState;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  openedAt: Date | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  closedAt: Date | null;
}

/** How a stage's marks become places, as announced. A change is a new version; none is ever edited (trigger). */
@Entity()
@Unique(['stageId', 'version'])
export class StageRule {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Column('int')
  version: number;

  /** The domain's StageRule as RFC 8785 text. */
  @Column('text')
  rule: string;

  @Column('timestamp with time zone', { precision: 3 })
  announcedAt: Date;

  @Column('uuid')
  announcedBy: string;
}
