import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { type GrantedRole, grantedRoles, type Scope, scopes } from '../../domain/actor.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { Account } from './account.entity.js';

export const TokenScope = enumOf(scopes);
registerEnumType(TokenScope, { name: 'TokenScope', description: 'The one role that a token acts in.' });

const Role = enumOf(grantedRoles);
registerEnumType(Role, {
  name: 'Role',
  description: 'A role that is granted. Competitors and judges are known by their teams and panels.',
});

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

const SessionKind = enumOf(['BROWSER', 'TOKEN']);
registerEnumType(SessionKind, { name: 'SessionKind', description: 'A browser that is signed in, or a personal token.' });

/** A browser that is signed in, or a personal token of a GraphQL client or script. Only the hash of its secret is kept. */
@ObjectType({ description: 'A browser that is signed in, or a personal token.' })
@Entity()
@Unique(['tokenHash'])
@Check('session_kind_check', `kind in ('BROWSER', 'TOKEN')`)
@Check('session_scope_role_check', `scope_role in (${listed(scopes)})`)
export class Session {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @Field(() => SessionKind)
  @Column('text')
  kind: 'BROWSER' | 'TOKEN';

  @Column('text')
  tokenHash: string;

  @Field({ description: 'What its owner calls it; of a browser, what it is, such as `Chrome, Windows`.' })
  @Column('text')
  label: string;

  @Field(() => TokenScope, { nullable: true, description: 'Null: it acts in every role that its owner has.' })
  @Column('text', { nullable: true })
  scopeRole: Scope | null;

  @Field(() => ID, { nullable: true, description: 'The only edition that it acts in; null: any.' })
  @Column('uuid', { nullable: true })
  scopeCompetitionId: string | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  expiresAt: Date;

  @Field(() => Date, { nullable: true, description: 'To the minute; null: never used.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  lastUsedAt: Date | null;

  @Field()
  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}

@ObjectType({ description: 'A page of the sessions and tokens that you are signed in with, newest first.' })
export class SessionConnection extends PageFields {
  @Field(() => [Session])
  nodes: Session[];
}

/** A role that somebody was given, in one edition or, without one, in all. */
@ObjectType({ description: 'A role that an account holds.' })
@Entity()
@Unique(['accountId', 'role', 'competitionId'])
// Null is never equal to null in the unique constraint above.
@Index(['accountId', 'role'], { unique: true, where: 'competition_id is null' })
@Check('role_grant_role_check', `role in (${listed(grantedRoles)})`)
export class RoleGrant {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @Field(() => Role)
  @Column('text')
  role: GrantedRole;

  /** No foreign key: editions stand on a higher floor. */
  @Field(() => ID, { nullable: true, description: 'The edition it holds in; null: all of them.' })
  @Index()
  @Column('uuid', { nullable: true })
  competitionId: string | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  grantedAt: Date;
}
