import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { entryFields, type EntryField } from '../../domain/supplement.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Account } from '../accounts/account.entity.js';
import { FileSlot } from './entry-file.entity.js';
import { Entry, EntryVersion } from './entry.entity.js';

export const EntryFieldEnum = enumOf(entryFields);
registerEnumType(EntryFieldEnum, { name: 'EntryField', description: 'A part of an entry that is written, not uploaded.' });

/** What a team was asked to put right. One that was neither taken back nor is due yet lets the team hand in again. */
@ObjectType({
  description: 'What a team was asked to put right after the reception had closed (보완요청); for the team and who runs the edition.',
})
@Entity()
@Check('supplement_asked_check', `fields || slots <> '{}'`)
@Check('supplement_fields_check', `fields <@ array['TITLE', 'SUMMARY', 'DECLARATIONS']`)
@Check('supplement_slots_check', `slots <@ array['REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE']`)
@Check('supplement_due_check', `due_at > asked_at`)
@Check('supplement_withdrawn_check', `(withdrawn_at is null) = (withdrawn_by is null)`)
export class Supplement {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field(() => [EntryFieldEnum])
  @Column('text', { array: true })
  fields: EntryField[];

  @Field(() => [FileSlot])
  @Column('text', { array: true })
  slots: FileSlot[];

  @Field()
  @Column('text')
  reason: string;

  @Field({ description: 'The last second in which the team may hand in what it was asked for.' })
  @Column('timestamp with time zone', { precision: 3 })
  dueAt: Date;

  @Column('uuid')
  askedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'asked_by' })
  asker: Relation<Account>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  /** The latest version that was handed in for it. */
  @Column('uuid', { nullable: true })
  answerId: string | null;

  @ManyToOne(() => EntryVersion, { onDelete: 'RESTRICT' })
  @JoinColumn()
  answer: Relation<EntryVersion> | null;

  @Column('uuid', { nullable: true })
  withdrawnBy: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'withdrawn_by' })
  withdrawer: Relation<Account> | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken back, so that the team could answer it no more; null: it was not.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  withdrawnAt: Date | null;
}
