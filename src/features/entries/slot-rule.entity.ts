import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FileKindEnum } from '../../platform/files/file-kind.type.js';
import { Account } from '../accounts/account.entity.js';
import { Competition } from '../competitions/competition.entity.js';
import { FileSlot } from './entry-file.entity.js';

/** What an edition takes in a slot, where it says something else than usual: then all of its slots have a row. */
@ObjectType({ description: 'What an edition takes in one slot of its entries.' })
@Entity()
@Check('slot_rule_slot_check', `slot in ('REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE')`)
@Check('slot_rule_report_check', `slot <> 'REPORT' or (is_offered and is_required)`)
@Check('slot_rule_required_check', `is_offered or not is_required`)
@Check('slot_rule_kinds_check', `cardinality(kinds) > 0`)
@Check('slot_rule_max_size_check', `max_size >= 1024`)
@Check('slot_rule_max_pages_check', `max_pages >= 1`)
export class SlotRule {
  @PrimaryColumn('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field(() => FileSlot)
  @PrimaryColumn('text')
  slot: FileSlot;

  @Field({ description: 'Whether teams can put anything there at all.' })
  @Column('boolean')
  isOffered: boolean;

  @Field({ description: 'Whether an entry is incomplete without it.' })
  @Column('boolean')
  isRequired: boolean;

  @Field(() => [FileKindEnum])
  @Column('text', { array: true })
  kinds: FileKind[];

  @Field(() => Float, { description: 'In bytes; always whole. What the server takes of any file may be less.' })
  @Column('bigint', { transformer: { to: (size: number) => size, from: Number } })
  maxSize: number;

  @Field(() => Int, {
    nullable: true,
    description: 'A PDF with more pages is refused; of other kinds the team is warned. Null: as many as there are.',
  })
  @Column('int', { nullable: true })
  maxPages: number | null;

  @Field({ description: 'Whether documents with macros or scripts may lie there.' })
  @Column('boolean')
  takesMacros: boolean;
}

/** That the rules of an edition's slots were changed, to what, and why. Never changed itself (trigger). */
@ObjectType({ description: 'A change of what an edition takes in its slots, for organisers and auditors.' })
@Entity()
export class SlotRuleChange {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Field({ description: 'The rules from then on, slot by slot, as RFC 8785 text.' })
  @Column('text')
  rules: string;

  @Field()
  @Column('text')
  reason: string;

  @Column('uuid')
  changedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'changed_by' })
  changer: Relation<Account>;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  changedAt: Date;
}
