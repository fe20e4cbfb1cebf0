import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { CourseSession } from './programme.entity.js';

/** Who taught a course session. An instructor is known by mail address: accounts come later, and names are shared. */
@ObjectType({ description: 'Who taught a course session (강사). Instructors do not judge the entries of those whom they taught.' })
@Entity()
@Unique(['courseSessionId', 'email'])
@Check('instructor_email_lower_check', `email = lower(email)`)
export class Instructor {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  courseSessionId: string;

  @ManyToOne(() => CourseSession, { onDelete: 'RESTRICT' })
  @JoinColumn()
  courseSession: Relation<CourseSession>;

  @Field()
  @Column('text')
  name: string;

  @Field()
  @Index()
  @Column('text')
  email: string;
}

@ObjectType({ description: 'A course session (차수) and who taught it.' })
export class TaughtSession {
  @Field(() => Int, { description: 'The number of the session within its course.' })
  ordinal: number;

  @Field(() => [Instructor], { description: 'By mail address.' })
  instructors: Instructor[];
}
