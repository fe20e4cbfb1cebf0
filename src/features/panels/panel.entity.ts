import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Track } from '../competitions/competition.entity.js';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from '../entries/entry.entity.js';

@ObjectType({ description: 'The judges of a stage and track (심사위원회), as organisers see them.' })
@Entity()
@Unique(['stageId', 'trackId'])
export class Panel {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @Field(() => Stage)
  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Column('uuid')
  trackId: string;

  @Field(() => Track)
  @ManyToOne(() => Track, { onDelete: 'RESTRICT' })
  @JoinColumn()
  track: Relation<Track>;
}

/** A person on the panel of one track; who judges in several tracks of a stage is several of these. */
@ObjectType('PanelJudge', { description: 'A judge on a panel, as organisers see them.' })
@Entity()
@Unique(['panelId', 'accountId'])
@Check('judge_max_load_check', `max_load is null or max_load > 0`)
export class Judge {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  panelId: string;

  @ManyToOne(() => Panel, { onDelete: 'RESTRICT' })
  @JoinColumn()
  panel: Relation<Panel>;

  @Index()
  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn()
  account: Relation<Account>;

  @Field(() => Int, { nullable: true, description: 'How many entries at most; null: any number.' })
  @Column('int', { nullable: true })
  maxLoad: number | null;

  /** When the judge signed the pledge (보안서약·청렴서약), and the SHA-256 of its text. */
  @Field(() => Date, { nullable: true, description: 'When the pledge was signed; null: not yet.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  pledgedAt: Date | null;

  @Column('text', { nullable: true })
  pledgeTextHash: string | null;

  @Field(() => [String], {
    description: 'What the judge knows of: 교통, GIS, Python. Entries that say so are planned for the judge first.',
  })
  @Column('text', { array: true, default: [] })
  expertise: string[];

  @Field(() => Date, { nullable: true, description: 'When the judge dropped out and takes nothing more; null: the judge is there.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  leftAt: Date | null;
}

/** What judges of a blind stage call an entry: random, one per entry and stage. */
@Entity()
@Unique(['stageId', 'code'])
export class BlindCode {
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

  @Column('text')
  code: string;
}

/** One entry in one stage for one judge. */
@ObjectType({ description: 'A judge and an entry that the judge was given (심사 배정), as organisers see them.' })
@Entity()
@Unique(['judgeId', 'entryId'])
@Index(['stageId', 'entryId'])
export class Assignment {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Column('uuid')
  judgeId: string;

  @ManyToOne(() => Judge, { onDelete: 'RESTRICT' })
  @JoinColumn()
  judge: Relation<Judge>;

  @Field(() => ID, { name: 'entry' })
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  assignedAt: Date;
}
