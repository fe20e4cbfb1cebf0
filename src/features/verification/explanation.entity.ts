import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Entry } from '../entries/entry.entity.js';
import { VerificationReport } from './report.entity.js';

/** What a team is asked about a report, without a word of the report. What was asked never changes (trigger). */
@ObjectType({ description: 'What a team is asked while its entry is verified (소명 요청), and its answer (소명).' })
@Entity()
@Check('explanation_answered_check', `(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)`)
export class Explanation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  reportId: string;

  @ManyToOne(() => VerificationReport, { onDelete: 'RESTRICT' })
  @JoinColumn()
  report: Relation<VerificationReport>;

  @Index()
  @Column('uuid')
  entryId: string;

  @ManyToOne(() => Entry, { onDelete: 'RESTRICT' })
  @JoinColumn()
  entry: Relation<Entry>;

  @Field()
  @Column('text')
  question: string;

  @Field({ description: 'The last second in which it can be answered.' })
  @Column('timestamp with time zone', { precision: 3 })
  dueAt: Date;

  @Field()
  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  @Column('uuid')
  askedBy: string;

  @Field(() => String, { nullable: true, description: 'Null: not answered.' })
  @Column('text', { nullable: true })
  answer: string | null;

  @Field(() => Date, { nullable: true, description: 'Null: not answered.' })
  @Column('timestamp with time zone', { precision: 3, nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;
}
