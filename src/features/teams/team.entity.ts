import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { ConsentKind } from '../../domain/consent.js';
import { Account } from '../accounts/account.entity.js';
import { Department } from '../accounts/department.entity.js';
import { Competition, Track } from '../competitions/competition.entity.js';
import { ConsentKindEnum } from './consent.type.js';

export enum TeamState {
  FORMING = 'FORMING',
  REGISTERED = 'REGISTERED',
  WITHDRAWN = 'WITHDRAWN',
  DISQUALIFIED = 'DISQUALIFIED',
}
registerEnumType(TeamState, { name: 'TeamState', description: 'FORMING until the team has as many members as the edition asks for.' });

@ObjectType({ description: 'A team as its own members see it.' })
@Entity()
@Check('team_state_check', `state in ('FORMING', 'REGISTERED', 'WITHDRAWN', 'DISQUALIFIED')`)
export class Team {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
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

  @Field()
  @Column('text')
  name: string;

  @Field(() => TeamState)
  @Column('text')
  state: TeamState;

  /** Until when this team may submit, if later than the others; the latest of its extensions. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  extendedUntil: Date | null;

  @Column('timestamp with time zone', { precision: 3 })
  createdAt: Date;
}

export enum MemberRole {
  LEAD = 'LEAD',
  MEMBER = 'MEMBER',
}
registerEnumType(MemberRole, { name: 'MemberRole', description: 'The lead (팀장) acts for the team; a member (팀원) belongs to it.' });

export enum MemberState {
  INVITED = 'INVITED',
  JOINED = 'JOINED',
  DECLINED = 'DECLINED',
  CANCELLED = 'CANCELLED',
  LEFT = 'LEFT',
}
registerEnumType(MemberState, { name: 'MemberState', description: 'Where an invitation stands. CANCELLED: taken back by the lead.' });

/**
 * A member of a team, or somebody asked to be one. People are invited by mail address, so that an invitation tells nobody whether an account exists;
 * the account is known once its owner accepts.
 */
@Entity()
@Check('team_member_role_check', `role in ('LEAD', 'MEMBER')`)
@Check('team_member_state_check', `state in ('INVITED', 'JOINED', 'DECLINED', 'CANCELLED', 'LEFT')`)
@Check('team_member_left_check', `left_at is null or state = 'LEFT'`)
@Check('team_member_joined_check', `state <> 'JOINED' or (account_id is not null and joined_at is not null)`)
@Check('team_member_email_lower_check', `email = lower(email)`)
@Index(['competitionId', 'accountId'], { unique: true, where: `state = 'JOINED'` })
@Index(['teamId', 'email'], { unique: true, where: `state in ('INVITED', 'JOINED')` })
@Index(['teamId'], { unique: true, where: `role = 'LEAD' and state = 'JOINED'` })
@Index(['email'])
export class TeamMember {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  teamId: string;

  @ManyToOne(() => Team, { onDelete: 'RESTRICT' })
  @JoinColumn()
  team: Relation<Team>;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Index()
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn()
  account: Relation<Account> | null;

  @Column('text')
  email: string;

  @Column('text')
  role: MemberRole;

  @Column('text')
  state: MemberState;

  /** Where the member worked when joining; null if that is not on record. */
  @Column('uuid', { nullable: true })
  departmentId: string | null;

  @ManyToOne(() => Department, { onDelete: 'RESTRICT' })
  @JoinColumn()
  department: Relation<Department> | null;

  @Column('timestamp with time zone', { precision: 3 })
  invitedAt: Date;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  joinedAt: Date | null;

  /** Null while on the team; also of whoever left before this was kept. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  leftAt: Date | null;
}

/** What a member agreed to: which text, and when. Withdrawn consents stay on record. */
@ObjectType({ description: 'Something that a member agreed to.' })
@Entity()
@Check('consent_kind_check', `kind in ('PRIVACY', 'TRAINING_HISTORY', 'NAME_PUBLICATION', 'WORK_PUBLICATION')`)
@Index(['memberId', 'kind'], { unique: true, where: `withdrawn_at is null` })
export class Consent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  memberId: string;

  @ManyToOne(() => TeamMember, { onDelete: 'RESTRICT' })
  @JoinColumn()
  member: Relation<TeamMember>;

  @Field(() => ConsentKindEnum)
  @Column('text')
  kind: ConsentKind;

  /** SHA-256 of the Korean text that was agreed to. */
  @Column('text')
  textHash: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  givenAt: Date;

  @Field(() => Date, { nullable: true, description: 'Null while it holds.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  withdrawnAt: Date | null;
}
