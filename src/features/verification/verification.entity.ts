import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { AwardDecision } from '../awards/award-decision.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { Entry } from '../entries/entry.entity.js';

/** That the nominees of a decision on awards were made public (공개검증). Written once (trigger); the next decision has the next one. */
@Entity()
@Unique(['competitionId', 'ordinal'])
@Unique(['awardDecisionId'])
export class Verification {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  /** Counts the windows of an edition from 1. */
  @Column('int')
  ordinal: number;

  @Column('uuid')
  awardDecisionId: string;

  @ManyToOne(() => AwardDecision, { onDelete: 'RESTRICT' })
  @JoinColumn()
  awardDecision: Relation<AwardDecision>;

  @Column('timestamp with time zone', { precision: 3 })
  openedAt: Date;

  @Column('uuid')
  openedBy: string;
}

/** What the public is told of a nominee: a copy, written once (trigger). Its id is random, and tells nothing of the entry. */
@Entity()
@Unique(['verificationId', 'entryId'])
export class Nominee {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  verificationId: string;

  @ManyToOne(() => Verification, { onDelete: 'RESTRICT' })
  @JoinColumn()
  verification: Relation<Verification>;

  /** Told to nobody outside. */
  @Index()
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  /** By award and then by entry number: no place. */
  @Column('int')
  ordinal: number;

  @Column('text')
  entryNumber: string;

  @Column('text')
  title: string;

  @Column('text')
  trackKo: string;

  @Column('text')
  trackEn: string;

  @Column('text')
  awardKo: string;

  @Column('text')
  awardEn: string;

  /** The last second in which it can be reported. */
  @Column('timestamp with time zone', { precision: 3 })
  verifiedUntil: Date;
}
