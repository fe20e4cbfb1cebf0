import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import {
  type DataCorrectionState,
  dataCorrectionStates,
  type DataCorrectionSubject,
  dataSubjects,
  dueAt,
} from '../../domain/data-correction.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Account } from '../accounts/account.entity.js';

export const DataCorrectionSubjectEnum = enumOf(dataSubjects);
registerEnumType(DataCorrectionSubjectEnum, { name: 'DataCorrectionSubject', description: "What of a person's data is not right." });
export const DataCorrectionStateEnum = enumOf(dataCorrectionStates);
registerEnumType(DataCorrectionStateEnum, {
  name: 'DataCorrectionState',
  description: 'WAITING for an answer; DONE: put right; REFUSED, with a reason.',
});

/** What somebody says is wrong in the data kept of them. */
@ObjectType({ description: 'That somebody asked for own data to be corrected, deleted or suspended (정정·삭제 요구).' })
@Entity()
@Check('data_correction_subject_check', `subject in (${dataSubjects.map((one) => `'${one}'`).join(', ')})`)
@Check('data_correction_state_check', `state in (${dataCorrectionStates.map((one) => `'${one}'`).join(', ')})`)
@Check(
  'data_correction_answered_check',
  `(state = 'WAITING') = (answered_at is null) and (state = 'WAITING') = (answered_by is null) and (state = 'WAITING') = (answer is null)`,
)
@Index(['askedAt', 'id'], { where: `state = 'WAITING'` })
export class DataCorrection {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @Field(() => DataCorrectionSubjectEnum)
  @Column('text')
  subject: DataCorrectionSubject;

  @Field({ description: 'What is wrong, and what is right.' })
  @Column('text')
  text: string;

  @Field(() => DataCorrectionStateEnum)
  @Column('text', { default: 'WAITING' })
  state: DataCorrectionState;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  @Field(() => Date, { nullable: true, description: 'Null until it is answered.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @Field(() => String, { nullable: true, description: 'What was done, or why not; null until it is answered.' })
  @Column('text', { nullable: true })
  answer: string | null;

  @Field({ description: 'By when it must be answered: ten days from the request.' })
  get dueAt(): Date {
    return dueAt(this.askedAt);
  }
}
