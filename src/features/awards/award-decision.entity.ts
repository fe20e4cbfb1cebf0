import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import type { AwardDecisionState as State } from '../../domain/permission/award.js';
import { Competition } from '../competitions/competition.entity.js';
import { FinalSettlement } from '../results/final-settlement.entity.js';
import { Settlement } from '../results/settlement.entity.js';
import { AwardRule } from './award-rule.entity.js';

const AwardDecisionState = { DECIDED: 'DECIDED', CONFIRMED: 'CONFIRMED', TURNED_DOWN: 'TURNED_DOWN' } as const satisfies {
  [S in State]: S;
};
registerEnumType(AwardDecisionState, {
  name: 'AwardDecisionState',
  description:
    'DECIDED by one organiser; it counts once another has CONFIRMED it, unless it is TURNED_DOWN. The latest confirmed one counts.',
});

/**
 * Which entries get which awards: decided by one person, confirmed by another. What was decided never changes (trigger); the latest
 * confirmed version counts, and all stay. One at most waits for its second person.
 */
@ObjectType({ description: 'Which entries get which awards, decided by one organiser and confirmed by another (수상 결정).' })
@Entity()
@Unique(['competitionId', 'version'])
@Index(['competitionId'], { unique: true, where: `state = 'DECIDED'` })
@Check('award_decision_state_check', `state in ('DECIDED', 'CONFIRMED', 'TURNED_DOWN')`)
@Check('award_decision_one_ranking_check', `(settlement_id is null) <> (final_settlement_id is null)`)
@Check('award_decision_second_check', `(state = 'DECIDED') = (closed_at is null) and (closed_at is null) = (closed_by is null)`)
@Check('award_decision_two_people_check', `state <> 'CONFIRMED' or closed_by <> decided_by`)
@Check('award_decision_turned_down_check', `(state = 'TURNED_DOWN') = (turned_down_because is not null)`)
export class AwardDecision {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field(() => Int, { description: 'From 1.' })
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

  @Field(() => AwardDecisionState)
  @Column('text')
  state: State;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('uuid')
  decidedBy: string;

  @Field(() => Date, { nullable: true, description: 'When it was confirmed or turned down; null: it waits.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  closedAt: Date | null;

  @Column('uuid', { nullable: true })
  closedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Null: it was not turned down.' })
  @Column('text', { nullable: true })
  turnedDownBecause: string | null;
}
