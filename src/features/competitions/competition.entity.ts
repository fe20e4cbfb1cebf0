import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type ConflictReach, conflictReaches } from '../../domain/conflict.js';
import type { AiRule, AiStage } from '../../domain/generative-ai.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';

export enum CompetitionState {
  DRAFT = 'DRAFT',
  ANNOUNCED = 'ANNOUNCED',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}
registerEnumType(CompetitionState, { name: 'CompetitionState', description: 'How far an edition has been taken by its organisers.' });

export const ConflictReachEnum = enumOf(conflictReaches);
registerEnumType(ConflictReachEnum, {
  name: 'ConflictReach',
  description:
    'How far a workplace in common keeps a judge from an entry: the same department; also the same district or county (구·군); also the same body, whichever it is.',
});

/** An edition: `busan-2025`. Its calendar rules what teams may do; `phaseAt` reads it. */
@ObjectType({ description: 'An edition of the competition.' })
@Entity()
@Unique(['slug'])
@Check('competition_state_check', `state in ('DRAFT', 'ANNOUNCED', 'PUBLISHED', 'ARCHIVED')`)
@Check('competition_slug_check', `slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
@Check('competition_members_check', `min_members >= 1 and max_members >= min_members`)
@Check('competition_conflict_reach_check', `conflict_reach in ('DEPARTMENT', 'DISTRICT', 'AGENCY')`)
@Check('competition_ai_rule_check', `ai_rule in ('ALLOWED', 'LIMITED', 'FORBIDDEN')`)
@Check('competition_ai_stages_check', `(ai_rule = 'LIMITED') = (cardinality(ai_stages) > 0)`)
@Check('competition_calendar_check', `registration_opens_at < registration_closes_at and registration_closes_at <= submissions_close_at`)
export class Competition {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field({ description: 'Its name in addresses: `busan-2025`.' })
  @Column('text')
  slug: string;

  @Field()
  @Column('text')
  titleKo: string;

  @Field()
  @Column('text')
  titleEn: string;

  @Field(() => Int)
  @Column('int')
  year: number;

  @Column('text', { default: 'DRAFT' })
  state: CompetitionState;

  @Field({ description: 'From this instant on teams may register.' })
  @Column('timestamp with time zone', { precision: 3 })
  registrationOpensAt: Date;

  @Field({ description: 'The last second in which a team may register or grow.' })
  @Column('timestamp with time zone', { precision: 3 })
  registrationClosesAt: Date;

  @Field({ description: 'The last second in which an entry may be submitted (접수마감).' })
  @Column('timestamp with time zone', { precision: 3 })
  submissionsCloseAt: Date;

  @Field(() => Int)
  @Column('int', { default: 1 })
  minMembers: number;

  @Field(() => Int)
  @Column('int', { default: 4 })
  maxMembers: number;

  @Field(() => ConflictReachEnum)
  @Column('text', { default: 'DISTRICT' })
  conflictReach: ConflictReach;

  @Field({ description: 'Whether teams are told who is on the panels.' })
  @Column('boolean', { default: false })
  isPanelAnnounced: boolean;

  @Field({ description: 'Judging begins only once every entry was checked (적격심사).' })
  @Column('boolean', { default: false })
  requiresEligibilityCheck: boolean;

  @Column('text', { default: 'ALLOWED' })
  aiRule: AiRule;

  /** For what generative AI may be used where it is limited; else empty. */
  @Column('text', { array: true, default: [] })
  aiStages: AiStage[];

  /** From this instant on there is a result that anybody may read; null: there is none. The state follows a moment later. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  resultsPublicAt: Date | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/** That a calendar was changed after the edition was set up, to what, and why. Never changed itself (trigger). */
@ObjectType({ description: 'A change of the calendar, for organisers and auditors.' })
@Entity()
export class CalendarChange {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  registrationOpensAt: Date;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  registrationClosesAt: Date;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  submissionsCloseAt: Date;

  @Field()
  @Column('text')
  reason: string;

  @Column('uuid')
  changedBy: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  changedAt: Date;
}

@ObjectType({ description: 'A track (부문) of an edition.' })
@Entity()
@Unique(['competitionId', 'shortName'])
@Unique(['competitionId', 'ordinal'])
export class Track {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field(() => Int)
  @Column('int')
  ordinal: number;

  @Field({ description: 'The word in entry numbers: 분석 in `2025-분석-012`.' })
  @Column('text')
  shortName: string;

  @Field()
  @Column('text')
  nameKo: string;

  @Field()
  @Column('text')
  nameEn: string;

  /** The last entry number that was given out. Counted here, in the row, so that numbers have neither gaps nor twins. */
  @Column('int', { default: 0 })
  lastEntryOrdinal: number;
}
