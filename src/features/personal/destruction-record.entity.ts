import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type RetentionClassName, retentionClassNames } from '../../domain/retention.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

const RetentionClassEnum = enumOf(retentionClassNames);
registerEnumType(RetentionClassEnum, {
  name: 'RetentionClass',
  description: 'A kind of personal data that is kept for a time: see `privacyText`.',
});

/** An entry of the book of destructions (파기 대장). It tells of nobody, and is never changed (trigger). */
@ObjectType({ description: 'That personal data was destroyed because its time was over (파기 대장). It tells of nobody.' })
@Entity()
@Check('destruction_record_count_check', `count > 0 and files >= 0 and oldest <= newest`)
@Index(['destroyedAt', 'id'])
export class DestructionRecord {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => RetentionClassEnum)
  @Column('text')
  retentionClass: RetentionClassName;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  destroyedAt: Date;

  @Field(() => Int, { description: 'How many records were deleted or emptied.' })
  @Column('int')
  count: number;

  @Field(() => Int, { description: 'How many files of them lost their bytes.' })
  @Column('int')
  files: number;

  @Field({ description: 'When the time of the oldest of them began.' })
  @Column('timestamp with time zone', { precision: 3 })
  oldest: Date;

  @Field({ description: 'When the time of the newest of them began.' })
  @Column('timestamp with time zone', { precision: 3 })
  newest: Date;

  @Field({ description: 'The rule: such as `30 days`, from what `privacyText` says.' })
  @Column('text')
  keptFor: string;

  @Field({ description: 'The hash of the privacy text that was followed.' })
  @Column('text')
  policyHash: string;
}

@ObjectType({ description: 'A page of the book of destructions, newest first.' })
export class DestructionRecordConnection extends PageFields {
  @Field(() => [DestructionRecord])
  nodes: DestructionRecord[];
}
