import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Account } from '../accounts/account.entity.js';
import { Stage } from '../competitions/stage.entity.js';
import { Entry } from './entry.entity.js';

/** What a team handed in for one presentation. Apart from the versions of the entry: what was judged before stays what it was. */
@ObjectType({ description: 'Slides (발표자료) that a team handed in for a presentation, as they were.' })
@Entity()
@Unique(['stageId', 'entryId', 'ordinal'])
@Unique(['receiptId'])
export class Slides {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  stageId: string;

  @ManyToOne(() => Stage, { onDelete: 'RESTRICT' })
  @JoinColumn()
  stage: Relation<Stage>;

  @Index()
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field(() => Int, { description: 'Counts from 1 in each presentation; the last one is what judges get.' })
  @Column('int')
  ordinal: number;

  @Index()
  @Column('uuid')
  storedFileId: string;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn()
  storedFile: Relation<StoredFile>;

  /** By the database clock, after the locks. */
  @Field({ description: "By the database's clock." })
  @Column('timestamp with time zone', { precision: 3 })
  submittedAt: Date;

  @Column('uuid')
  submittedBy: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'submitted_by' })
  submitter: Relation<Account>;

  @Field(() => ID)
  @Column('uuid')
  receiptId: string;

  @Field({ description: 'The signed receipt (접수증) as JSON text. Keep it as it is: `pado verify-receipt` checks every byte.' })
  @Column('text')
  receipt: string;

  /** The audit head that the receipt names: the chain must hold it for ever. */
  @Column('bigint')
  auditSeq: string;

  @Column('text')
  auditHash: string;
}
