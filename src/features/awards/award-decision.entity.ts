import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Competition } from '../competitions/competition.entity.js';
import { FinalSettlement } from '../results/final-settlement.entity.js';
import { Settlement } from '../results/settlement.entity.js';
import { AwardRule } from './award-rule.entity.js';

/**
 * Which entries get which awards: decided by one person, confirmed by another. What was decided never changes (trigger); the latest
 * confirmed version counts, and all stay.
 */
@Entity()
@Unique(['competitionId', 'version'])
@Check('award_decision_state_check', `state in ('DECIDED', 'CONFIRMED', 'TURNED_DOWN')`)
@Check('award_decision_one_ranking_check', `(settlement_id is null) <> (final_settlement_id is null)`)
@Check('award_decision_second_check', `(state = 'DECIDED') = (closed_at is null) and (closed_at is null) = (closed_by is null)`)
@Check('award_decision_two_people_check', `state <> 'CONFIRMED' or closed_by <> decided_by`)
export class AwardDecision {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('int')
  version: number;

  @Column('uuid')
  ruleId: string;

  @ManyToOne(() => AwardRule, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rule: Relation<AwardRule>;

  /** The ranking that it follows: of the last stage, or of the final. */
  @Column('uuid', { nullable: true })
  settlementId: string | null;

  @ManyToOne(() => Settlement, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn()
  settlement: Relation<Settlement> | null;

  @Column('uuid', { nullable: true })
  finalSettlementId: string | null;

  @ManyToOne(() => FinalSettlement, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn()
  finalSettlement: Relation<FinalSettlement> | null;

  /** `DecidedAward`s as RFC 8785 text. */
  @Column('text')
  awards: string;

  /** `AwardDeparture`s as RFC 8785 text. */
  @Column('text')
  departures: string;

  /** Of the hash in the audit trail, which must not tell reasons. */
  @Column('text')
  salt: string;

  @Column('text')
  state: 'DECIDED' | 'CONFIRMED' | 'TURNED_DOWN';

  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  decidedBy: string;

  /** When, and by whom, it was confirmed or turned down. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  closedAt: Date | null;

  @Column('uuid', { nullable: true })
  closedBy: string | null;
}
