import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';

@ObjectType({ description: "A year's training programme." })
@Entity()
@Unique(['year'])
export class Programme {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Int)
  @Column('int')
  year: number;

  @Field()
  @Column('text')
  nameKo: string;

  @Field()
  @Column('text')
  nameEn: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many completed it (연인원), where only the total is known; null: see the records.',
  })
  @Column('int', { nullable: true })
  reportedCompletions: number | null;
}

export enum DurationUnit {
  DAY = 'DAY',
  WEEK = 'WEEK',
}
registerEnumType(DurationUnit, { name: 'DurationUnit', description: 'The unit in which a course is announced.' });

@ObjectType({ description: 'A course of a programme, as it is planned.' })
@Entity()
@Unique(['programmeId', 'nameKo'])
@Check('course_level_check', `level between 0 and 4`)
@Check('course_duration_check', `duration_value > 0 and duration_unit in ('DAY', 'WEEK')`)
@Check('course_seats_check', `seats_per_session > 0 and planned_sessions > 0`)
export class Course {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  programmeId: string;

  @ManyToOne(() => Programme, { onDelete: 'RESTRICT' })
  @JoinColumn()
  programme: Relation<Programme>;

  @Field(() => Int, { nullable: true, description: 'Step 0 to 4; null for courses from before there were levels.' })
  @Column('int', { nullable: true })
  level: number | null;

  @Field()
  @Column('text')
  nameKo: string;

  @Field()
  @Column('text')
  nameEn: string;

  @Field(() => Int)
  @Column('int')
  durationValue: number;

  @Field(() => DurationUnit)
  @Column('text')
  durationUnit: DurationUnit;

  @Field(() => Int)
  @Column('int')
  seatsPerSession: number;

  @Field(() => Int)
  @Column('int')
  plannedSessions: number;
}

/** One run (차수) of a course. */
@Entity()
@Unique(['courseId', 'ordinal'])
@Check('course_session_days_check', `starts_on <= ends_on`)
export class CourseSession {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  courseId: string;

  @ManyToOne(() => Course, { onDelete: 'RESTRICT' })
  @JoinColumn()
  course: Relation<Course>;

  @Column('int')
  ordinal: number;

  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  @Column('text', { nullable: true })
  place: string | null;
}
