import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import {
  eligibilities,
  eligibilityGrounds,
  eligibilityOutcomes,
  type EligibilityGround,
  type EligibilityOutcome,
} from '../../domain/eligibility.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Account } from '../accounts/account.entity.js';
import { EntryVersion } from './entry.entity.js';

export const EligibilityEnum = enumOf(eligibilities);
registerEnumType(EligibilityEnum, {
  name: 'Eligibility',
  description: 'How an entry stands with the eligibility check (적격심사). INELIGIBLE: it is not judged.',
});

export const EligibilityOutcomeEnum = enumOf(eligibilityOutcomes);
registerEnumType(EligibilityOutcomeEnum, { name: 'EligibilityOutcome', description: 'What an eligibility check found.' });

export const EligibilityGroundEnum = enumOf(eligibilityGrounds);
registerEnumType(EligibilityGroundEnum, {
  name: 'EligibilityGround',
  description: 'Why an entry is not eligible as it is; in words: `eligibilityGrounds`.',
});

/** A check of a version, never changed (trigger): the latest of an entry stands. */
@ObjectType({ description: 'That a submission was checked (적격심사), and what was found; for the team and the organisers.' })
@Entity()
@Check('eligibility_check_outcome_check', `outcome in ('ELIGIBLE', 'INELIGIBLE', 'NEEDS_CORRECTION')`)
@Check(
  'eligibility_check_reason_check',
  `outcome = 'ELIGIBLE' and grounds = '{}' or outcome <> 'ELIGIBLE' and grounds <> '{}' and reason is not null`,
)
export class EligibilityCheck {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  versionId: string;

  @ManyToOne(() => EntryVersion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  version: Relation<EntryVersion>;

  @Field(() => EligibilityOutcomeEnum)
  @Column('text')
  outcome: EligibilityOutcome;

  @Field(() => [EligibilityGroundEnum], { description: 'None if it is eligible.' })
  @Column('text', { array: true })
  grounds: EligibilityGround[];

  @Field(() => String, { nullable: true, description: 'Null if it is eligible and nothing more was said.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid')
  checkedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'checked_by' })
  checker: Relation<Account>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  checkedAt: Date;
}
