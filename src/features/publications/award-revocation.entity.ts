import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Competition } from '../competitions/competition.entity.js';
import { Entry } from '../entries/entry.entity.js';

const RevocationState = enumOf(['PROPOSED', 'CONFIRMED', 'TURNED_DOWN']);
registerEnumType(RevocationState, {
  name: 'RevocationState',
  description: 'PROPOSED by one organiser; the award is revoked once another has CONFIRMED it.',
});

/** That an award is revoked (수상 취소): proposed by one organiser, confirmed by another. What was proposed never changes (trigger), but for what is
 * destroyed when its time is over. */
@ObjectType({ description: 'That an award is revoked (수상 취소), by two organisers. The public sees it with the reason.' })
@Entity()
@Index(['entryId'], { unique: true, where: `state <> 'TURNED_DOWN'` })
@Check('award_revocation_state_check', `state in ('PROPOSED', 'CONFIRMED', 'TURNED_DOWN')`)
@Check('award_revocation_closed_check', `(state = 'PROPOSED') = (closed_at is null) and (closed_at is null) = (closed_by is null)`)
@Check('award_revocation_second_person_check', `state <> 'CONFIRMED' or closed_by <> proposed_by`)
export class AwardRevocation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field(() => ID, { name: 'entry' })
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field(() => String, { nullable: true, description: 'The tier of the award; null: a place won.' })
  @Column('text', { nullable: true })
  awardKey: string | null;

  @Field({ description: 'On what ground, for the file: the public reads the reason. Empty once it was destroyed.' })
  @Column('text')
  ground: string;

  @Field()
  @Column('text')
  reasonKo: string;

  @Field()
  @Column('text')
  reasonEn: string;

  /** Of the hash in the audit trail, which must not tell reasons. */
  @Column('text')
  salt: string;

  @Field(() => RevocationState)
  @Column('text')
  state: 'PROPOSED' | 'CONFIRMED' | 'TURNED_DOWN';

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  proposedAt: Date;

  @Column('uuid')
  proposedBy: string;

  @Field(() => Date, { nullable: true, description: 'When it was confirmed or turned down; null: it waits.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  closedAt: Date | null;

  @Column('uuid', { nullable: true })
  closedBy: string | null;

  /** When the ground was destroyed, and the reasons unless they are public; null: it was not. */
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  destroyedAt: Date | null;
}
