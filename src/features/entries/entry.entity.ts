import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { Declarations } from '../../domain/declaration.js';
import { Account } from '../accounts/account.entity.js';
import { Competition, Track } from '../competitions/competition.entity.js';
import { Team } from '../teams/team.entity.js';

export enum EntryState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  WITHDRAWN = 'WITHDRAWN',
  DISQUALIFIED = 'DISQUALIFIED',
}
registerEnumType(EntryState, { name: 'EntryState', description: 'DRAFT until the first submission.' });

/** A team's one entry (출품작) in an edition. Its columns are the draft; what was submitted stands in `entry_version`. */
@Entity()
@Unique(['competitionId', 'number'])
@Check('entry_state_check', `state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'DISQUALIFIED')`)
@Check('entry_number_check', `state = 'DRAFT' or state = 'WITHDRAWN' or number is not null`)
export class Entry {
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
  @Column('text', { nullable: true })
  number: string | null;

  @Column('text', { default: '' })
  title: string;

  @Column('text', { default: '' })
  summary: string;

  @Column('jsonb')
  declarations: Declarations;

  @Column('text', { default: 'DRAFT' })
  state: EntryState;

  /** Counts the saves of the draft: a save that builds on an older one is refused. */
  @Column('int', { default: 0 })
  revision: number;

  @Column('timestamp with time zone', { precision: 3 })
  updatedAt: Date;
}

/** One submission of an entry, as it was. Never changed (trigger). */
@Entity()
@Unique(['entryId', 'ordinal'])
@Unique(['receiptId'])
export class EntryVersion {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Column('int')
  ordinal: number;

  @Column('text')
  title: string;

  @Column('text')
  summary: string;

  @Column('jsonb')
  declarations: Declarations;

  /** By the database clock, after the locks. */
  @Column('timestamp with time zone', { precision: 3 })
  submittedAt: Date;

  @Column('uuid')
  submittedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'submitted_by' })
  submitter: Relation<Account>;

  @Column('uuid')
  receiptId: string;

  /** The signed receipt as RFC 8785 text, exactly as it was handed out. */
  @Column('text')
  receipt: string;

  /** The audit head that the receipt names: the chain must hold it for ever. */
  @Column('bigint')
  auditSeq: string;

  @Column('text')
  auditHash: string;
}
