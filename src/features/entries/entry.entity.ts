import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { Eligibility } from '../../domain/eligibility.js';
import { Account } from '../accounts/account.entity.js';
import { Competition, Track } from '../competitions/competition.entity.js';
import { Team } from '../teams/team.entity.js';
import { DeclarationsType } from './declaration.type.js';

export enum EntryState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  WITHDRAWN = 'WITHDRAWN',
  DISQUALIFIED = 'DISQUALIFIED',
}
registerEnumType(EntryState, { name: 'EntryState', description: 'DRAFT until the first submission.' });

/** A team's one entry (출품작) in an edition. Its columns are the draft; what was submitted stands in `entry_version`. */
@ObjectType({ description: "A team's one entry (출품작), as its members see it: the draft, and what was submitted." })
@Entity()
@Unique(['competitionId', 'number'])
@Check('entry_state_check', `state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'DISQUALIFIED')`)
@Check('entry_eligibility_check', `eligibility in ('UNCHECKED', 'ELIGIBLE', 'INELIGIBLE', 'NEEDS_CORRECTION')`)
@Check('entry_number_check', `state = 'DRAFT' or state = 'WITHDRAWN' or number is not null`)
export class Entry {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  teamId: string;

  @OneToOne(() => Team, { onDelete: 'RESTRICT' })
  @JoinColumn()
  team: Relation<Team>;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('uuid')
  trackId: string;

  @ManyToOne(() => Track, { onDelete: 'RESTRICT' })
  @JoinColumn()
  track: Relation<Track>;

  /** `2025-분석-012`, given at the first submission and kept for life. */
  @Field(() => String, {
    nullable: true,
    description: 'The entry number (접수번호), such as 2025-분석-012; null until the first submission.',
  })
  @Column('text', { nullable: true })
  number: string | null;

  @Field()
  @Column('text', { default: '' })
  title: string;

  @Field()
  @Column('text', { default: '' })
  summary: string;

  @Field(() => DeclarationsType)
  @Column('jsonb')
  declarations: DeclarationsType;

  @Field(() => EntryState)
  @Column('text', { default: 'DRAFT' })
  state: EntryState;

  /** What the latest check found; told apart from `state`, which is the team's own doing. */
  @Column('text', { default: 'UNCHECKED' })
  eligibility: Eligibility;

  /** Counts the saves of the draft: a save that builds on an older one is refused. */
  @Field(() => Int, { description: 'Counts the saves of the draft. The next save must name it.' })
  @Column('int', { default: 0 })
  revision: number;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  updatedAt: Date;
}

/** One submission of an entry, as it was. Never changed (trigger). */
@ObjectType({ description: 'One submission of an entry, as it was handed in.' })
@Entity()
@Unique(['entryId', 'ordinal'])
@Unique(['receiptId'])
export class EntryVersion {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field(() => Int, { description: 'Counts from 1; the last one is what judges get.' })
  @Column('int')
  ordinal: number;

  @Field()
  @Column('text')
  title: string;

  @Field()
  @Column('text')
  summary: string;

  @Field(() => DeclarationsType)
  @Column('jsonb')
  declarations: DeclarationsType;

  /** By the database clock, after the locks. */
  @Field({ description: "By the database's clock." })
  @Column('timestamp with time zone', { precision: 3 })
  submittedAt: Date;

  @Column('uuid')
  submittedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'submitted_by' })
  submitter: Relation<Account>;

  @Field(() => ID)
  @Column('uuid')
  receiptId: string;

  /** The signed receipt as RFC 8785 text, exactly as it was handed out. */
  @Field({ description: 'The signed receipt (접수증) as JSON text. Keep it as it is: `pado verify-receipt` checks every byte.' })
  @Column('text')
  receipt: string;

  /** The audit head that the receipt names: the chain must hold it for ever. */
  @Column('bigint')
  auditSeq: string;

  @Column('text')
  auditHash: string;
}
