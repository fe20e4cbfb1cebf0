import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Competition } from './competition.entity.js';

/** A question about an edition. Its id is random and tells nothing of when it was asked: the public may see it. */
@ObjectType({ description: 'A question that you asked about an edition, and what was answered.' })
@Entity()
@Index(['competitionId', 'askedAt'])
@Index(['accountId', 'competitionId'])
@Check('question_answered_check', `(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)`)
@Check('question_public_check', `(not is_public or answer is not null) and is_public = (public_text is not null)`)
export class Question {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  competitionId: string;

  @ManyToOne(() => Competition, { onDelete: 'RESTRICT' })
  @JoinColumn()
  competition: Relation<Competition>;

  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn()
  account: Relation<Account>;

  @Field({ description: 'As it was asked.' })
  @Column('text')
  text: string;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null until it is answered.' })
  @Column('text', { nullable: true })
  answer: string | null;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @ManyToOne(() => Account, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'answered_by' })
  answerer: Relation<Account> | null;

  @Field(() => Date, { nullable: true, description: 'Null until it is answered.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  answeredAt: Date | null;

  @Field({ description: 'Whether everybody reads question and answer, without a name.' })
  @Column('boolean', { default: false })
  isPublic: boolean;

  @Field(() => String, { nullable: true, description: 'How the question reads where everybody sees it; null where nobody else does.' })
  @Column('text', { nullable: true })
  publicText: string | null;
}
