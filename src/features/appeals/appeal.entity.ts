import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { type AppealRemedy, appealRemedies, type AppealState, appealStates } from '../../domain/appeal.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Account } from '../accounts/account.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { Entry } from '../entries/entry.entity.js';
import { Publication } from '../publications/publication.entity.js';

const AppealStateEnum = enumOf(appealStates);
registerEnumType(AppealStateEnum, {
  name: 'AppealState',
  description: 'OPEN until it is answered, or the team takes it back. INADMISSIBLE: it was not looked into, because it could not be.',
});

export const AppealRemedyEnum = enumOf(appealRemedies);
registerEnumType(AppealRemedyEnum, {
  name: 'AppealRemedy',
  description:
    'What has to follow: CORRECTION of sheets or sums; a step of the PROCEDURE is done again; REVOCATION of an award. Then results are published again.',
});

/** What a team objects to in published results (이의신청). What it filed never changes (trigger), and it is closed once. */
@ObjectType({ description: "Your team's appeal against published results (이의신청)." })
@Entity()
@Index(['competitionId', 'filedAt'])
@Index('appeal_one_open', ['entryId', 'publicationId', 'ground'], { unique: true, where: `state = 'OPEN'` })
@Check('appeal_state_check', `state in ('OPEN', 'WITHDRAWN', 'UPHELD', 'DISMISSED', 'INADMISSIBLE')`)
@Check('appeal_remedy_check', `(state = 'UPHELD') = (remedy is not null) and remedy in ('CORRECTION', 'PROCEDURE', 'REVOCATION')`)
@Check('appeal_decision_check', `(state in ('OPEN', 'WITHDRAWN')) = (decision is null)`)
@Check('appeal_closed_check', `(state = 'OPEN') = (closed_at is null) and (closed_at is null) = (closed_by is null)`)
@Check(
  'appeal_concluded_check',
  `(result is null) = (concluded_at is null) and (result is null) = (concluded_by is null) and (result is null or state = 'UPHELD')`,
)
@Check('appeal_second_person_check', `state = 'WITHDRAWN' or closed_by <> filed_by`)
export class Appeal {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Index()
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  /** The one that was public when it was filed. */
  @Column('uuid')
  publicationId: string;

  @ManyToOne(() => Publication, { onDelete: 'RESTRICT' })
  @JoinColumn()
  publication: Relation<Publication>;

  /** The key of a ground that was announced. */
  @Column('text')
  ground: string;

  @Field({ description: 'What happened, as the team says.' })
  @Column('text')
  text: string;

  /** Of the hashes in the audit trail, which must not tell what was said. */
  @Column('text')
  salt: string;

  @Field(() => AppealStateEnum)
  @Column('text')
  state: AppealState;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  filedAt: Date;

  @Column('uuid')
  filedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'filed_by' })
  filer: Relation<Account>;

  @Field(() => AppealRemedyEnum, { nullable: true, description: 'What has to follow; null unless it was upheld.' })
  @Column('text', { nullable: true })
  remedy: AppealRemedy | null;

  @Field(() => String, { nullable: true, description: 'Why it was answered so; null until it is.' })
  @Column('text', { nullable: true })
  decision: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was answered or taken back; null while it is open.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  closedAt: Date | null;

  @Column('uuid', { nullable: true })
  closedBy: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'closed_by' })
  closer: Relation<Account> | null;

  @Field(() => String, {
    nullable: true,
    description: 'What came of it where results need not be published again; null: they were or will be, or it was not upheld.',
  })
  @Column('text', { nullable: true })
  result: string | null;

  @Field(() => Date, { nullable: true, description: 'When that was told; null: it was not.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  concludedAt: Date | null;

  @Column('uuid', { nullable: true })
  concludedBy: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'concluded_by' })
  concluder: Relation<Account> | null;
}
