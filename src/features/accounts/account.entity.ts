import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { type Locale, locales } from '../../domain/locale.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Department } from './department.entity.js';

export const LocaleEnum = enumOf(locales);
registerEnumType(LocaleEnum, { name: 'Locale', description: 'The language a person reads: Korean or English.' });

/** Who can sign in. Where a person works stands in `employment`; what was learned, in the training feature's `trainee`. */
@ObjectType({ description: 'A person who can sign in.' })
@Entity()
@Unique(['email'])
@Check('account_email_lower_check', `email = lower(email)`)
@Check('account_locale_check', `locale in ('ko', 'en')`)
export class Account {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'The mail address to sign in with.' })
  @Column('text')
  email: string;

  @Field()
  @Column('text')
  name: string;

  @Field(() => LocaleEnum)
  @Column('text', { default: 'ko' })
  locale: Locale;

  /** argon2id in PHC format; null: this account cannot sign in with a password. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  disabledAt: Date | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/** Where an account's person works or worked. A number belongs to one person of an agency at a time. */
@ObjectType({ description: 'Where a person works or worked. The first day counts, the last one is the day before `validTo`.' })
@Entity()
@Check('employment_valid_check', `valid_to is null or valid_from < valid_to`)
@Exclusion(
  'employment_one_person_per_number',
  `USING gist (agency_id WITH =, employee_number WITH =, daterange(valid_from, valid_to, '[)') WITH &&)`,
)
export class Employment {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @Column('uuid')
  agencyId: string;

  @Field(() => Department)
  @ManyToOne(() => Department, { onDelete: 'RESTRICT' })
  @JoinColumn()
  agency: Relation<Department>;

  @Field()
  @Column('text')
  employeeNumber: string;

  @Column('uuid')
  departmentId: string;

  @Field(() => Department)
  @ManyToOne(() => Department, { onDelete: 'RESTRICT' })
  @JoinColumn()
  department: Relation<Department>;

  @Field(() => String, { nullable: true, description: 'Such as `7급`; null: not told.' })
  @Column('text', { nullable: true })
  grade: string | null;

  @Field({ description: 'Such as `2025-01-01`.' })
  @Column('date')
  validFrom: string;

  @Field(() => String, { nullable: true, description: 'The first day on which no longer; null: still.' })
  @Column('date', { nullable: true })
  validTo: string | null;
}
