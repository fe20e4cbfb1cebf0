import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type PenaltyState, penaltyStates } from '../../domain/penalty.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Competition } from '../competitions/competition.entity.js';
import { Entry } from '../entries/entry.entity.js';

const PenaltyStateEnum = enumOf(penaltyStates);
registerEnumType(PenaltyStateEnum, {
  name: 'PenaltyState',
  description: 'RECORDED by one organiser; it counts once another has CONFIRMED it, and until it is WITHDRAWN.',
});

/** Points that are taken off in the final. What was recorded stays as it is (trigger). */
@ObjectType({ description: 'Points that are taken off an entry in the final (감점), by two organisers.' })
@Entity()
@Index(['competitionId', 'recordedAt'])
@Check('penalty_points_check', `points > 0`)
@Check('penalty_state_check', `state in ('RECORDED', 'CONFIRMED', 'WITHDRAWN')`)
@Check(
  'penalty_confirmed_check',
  `case state when 'RECORDED' then confirmed_by is null when 'CONFIRMED' then confirmed_by is not null else true end`,
)
@Check('penalty_withdrawn_check', `(state = 'WITHDRAWN') = (withdrawn_by is not null)`)
@Check('penalty_second_person_check', `confirmed_by <> recorded_by`)
export class Penalty {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field({ description: 'Its key in the final rule.' })
  @Column('text')
  ground: string;

  @Field(() => DecimalScalar)
  @Column('numeric', { precision: 7, scale: 2 })
  points: string;

  @Field()
  @Column('text')
  reason: string;

  @Field(() => PenaltyStateEnum)
  @Column('text')
  state: PenaltyState;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  recordedAt: Date;

  @Column('uuid')
  recordedBy: string;

  @Field(() => Date, { nullable: true, description: 'When a second organiser confirmed it; null: nobody did.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  confirmedAt: Date | null;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'Null: it was not withdrawn.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  withdrawnAt: Date | null;

  @Column('uuid', { nullable: true })
  withdrawnBy: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null: it was not.' })
  @Column('text', { nullable: true })
  withdrawalReason: string | null;
}
